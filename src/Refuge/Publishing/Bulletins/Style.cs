namespace Refuge.Publishing.Bulletins;

/// <summary>The style sheet of the bulletin: the reader's own fonts, screen, telephone and paper.</summary>
/// <remarks>
/// Colours are blue and vermillion, which colour-blind readers tell apart (Okabe and Ito 2008), and never carry a
/// meaning alone: a word, a sign or a dash does. Logical properties throughout, so that right-to-left pages need no
/// second sheet.
/// </remarks>
static class Style
{
    /// <summary>The sheet.</summary>
    internal const string Sheet = """
        :root{--ink:#1a1d21;--soft:#555d66;--line:#d5dae0;--paper:#fff;--wash:#f4f6f8;--blue:#0b4f8a;--red:#a8320a}
        *{box-sizing:border-box}
        html{-webkit-text-size-adjust:100%}
        body{margin:0;background:var(--wash);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Noto Sans Arabic","DejaVu Sans",sans-serif}
        main{max-width:68rem;margin:0 auto;background:var(--paper);padding:1.5rem 2.5rem 3rem}
        .marks{display:flex;flex-wrap:wrap;gap:.5rem;justify-content:space-between;align-items:center;font-size:.8rem;letter-spacing:.04em}
        .audience{background:var(--ink);color:#fff;padding:.25rem .7rem;font-weight:700}
        .audience.restricted{background:var(--red)}
        .audience.public{background:var(--blue)}
        .stamp{border:2px solid var(--ink);padding:.15rem .6rem;font-weight:700}
        h1{font-size:2rem;line-height:1.2;margin:1.2rem 0 .3rem}
        h2{font-size:1.35rem;line-height:1.25;margin:2.6rem 0 .6rem;padding-block-start:.5rem;border-block-start:3px solid var(--ink)}
        h3{font-size:1.05rem;margin:1.6rem 0 .4rem}
        p{margin:.35rem 0;max-width:46rem}
        .known{color:var(--soft)}
        .warning{font-weight:600}
        .small,.unit,.people{font-size:.82rem;color:var(--soft);font-weight:400}
        .glance{display:grid;grid-template-columns:repeat(auto-fit,minmax(11.5rem,1fr));gap:.8rem;margin:1.4rem 0 0}
        .tile{border:1px solid var(--line);border-block-start:4px solid var(--blue);padding:.6rem .8rem .7rem}
        .tile.urgent{border-block-start-color:var(--red)}
        .tile .label{font-size:.82rem;color:var(--soft)}
        .tile .figure{font-size:1.9rem;line-height:1.2;font-weight:700;font-variant-numeric:tabular-nums}
        .tile .figure.name{font-size:1.25rem;line-height:1.3}
        .tile .detail{font-size:.82rem;line-height:1.4}
        ul.alerts{list-style:none;margin:0;padding:0}
        ul.alerts li{border:1px solid var(--line);border-inline-start:8px solid var(--red);padding:.6rem 1rem;margin:.6rem 0}
        .sign{display:inline-block;inline-size:1.5em;block-size:1.5em;line-height:1.5em;text-align:center;background:var(--red);color:#fff;font-weight:700;border-radius:50%;margin-inline-end:.5em}
        .scroll{overflow-x:auto;margin:1rem 0}
        table{border-collapse:collapse;inline-size:100%;font-size:.9rem;font-variant-numeric:tabular-nums}
        caption{text-align:start;font-weight:700;padding-block-end:.35rem}
        th,td{padding:.35rem .6rem;border-block-end:1px solid var(--line);text-align:start;vertical-align:top}
        thead th{border-block-end:2px solid var(--ink);font-size:.8rem;vertical-align:bottom}
        tbody th{font-weight:600}
        .number{text-align:end}
        td.number{white-space:nowrap}
        .gap{font-weight:700}
        table.gaps{table-layout:fixed;min-inline-size:46rem}
        table.gaps th:nth-child(1){inline-size:19%}
        table.gaps th:nth-child(4){inline-size:15%}
        table.gaps th:nth-child(6){inline-size:8%}
        table.gaps th:nth-child(8){inline-size:20%}
        table.gaps td.number{white-space:normal}
        .item{white-space:nowrap}
        .unknown{color:var(--soft);font-style:italic}
        th.now{color:var(--red);text-transform:uppercase;letter-spacing:.03em}
        th.by{white-space:nowrap}
        sup.refs{font-size:.68rem;font-weight:400;line-height:0;margin-inline-start:.25em}
        a{color:var(--blue)}
        sup.refs a{text-decoration:none}
        figure{margin:.8rem 0}
        figcaption{font-size:.95rem;margin-block-end:.2rem}
        svg{display:block;inline-size:100%;block-size:auto}
        .halves{display:grid;grid-template-columns:repeat(auto-fit,minmax(20rem,1fr));gap:1rem 2rem}
        .multiples{display:grid;grid-template-columns:repeat(auto-fill,minmax(17rem,1fr));gap:.6rem 1.6rem}
        svg text{font-family:inherit;font-size:11px;fill:#3c444c}
        .grid{stroke:#e1e5ea;stroke-width:1}
        .axis{stroke:#8a929b;stroke-width:1}
        .band95{fill:#cfe0ef}
        .band80{fill:#93bbdb}
        .band50{fill:#4b89bb}
        .median{fill:none;stroke:#06253f;stroke-width:2}
        .capacity{stroke:var(--red);stroke-width:2;stroke-dasharray:7 4}
        svg .capacity-label{fill:var(--red);font-weight:700;paint-order:stroke;stroke:#fff;stroke-width:3px}
        .map{border:1px solid var(--line)}
        .map .ground{fill:#fbfaf7}
        .map path{fill:none}
        .map .border{stroke:#8a929b;stroke-width:1.2;stroke-dasharray:6 3 1 3}
        .map .coast{stroke:#8a929b;stroke-width:1}
        .map .river{stroke:#9cc3df;stroke-width:2}
        .map .lake{fill:#cfe3f1;stroke:#9cc3df}
        .way{stroke:#b9bfc6;stroke-width:1.5}
        .way.foot{stroke-dasharray:2 4}
        .place{stroke:var(--blue);stroke-width:1.5}
        .place.receives{fill:var(--blue);fill-opacity:.32}
        .place.town{fill:none;stroke:#6b737c}
        .place.unstated{stroke-dasharray:4 3}
        svg .label{paint-order:stroke;stroke:#fff;stroke-width:3px;fill:#4a525a}
        svg .label.receives{fill:#06253f;font-weight:700}
        .verdicts{display:grid;grid-template-columns:repeat(auto-fit,minmax(16rem,1fr));gap:1rem}
        .verdict{border:1px solid var(--line);border-block-start:6px solid #8a929b;padding:.2rem 1rem .8rem}
        .verdict.late{border-block-start-color:var(--red)}
        .verdict.not-late{border-block-start-color:var(--blue)}
        .verdict.not-known{border-block-start-style:dashed}
        .verdict .word{font-size:1.2rem;font-weight:700}
        ol.evidence{padding-inline-start:2.2rem;font-size:.85rem}
        ol.evidence li{margin:.45rem 0;overflow-wrap:anywhere}
        ol.evidence li:target{background:#fff3c4}
        code{font-family:ui-monospace,"DejaVu Sans Mono",Menlo,Consolas,monospace;font-size:.92em;overflow-wrap:anywhere}
        blockquote{margin:.25rem 0;padding-inline-start:.8rem;border-inline-start:3px solid var(--line)}
        mark{background:#fff3c4;color:inherit}
        .source{color:var(--soft)}
        footer{margin-block-start:2rem;font-size:.85rem;color:var(--soft)}
        @media (max-width:40rem){
        body{font-size:15px}
        main{padding:1rem 1rem 2rem}
        h1{font-size:1.5rem}
        .glance{grid-template-columns:1fr 1fr}
        .tile .figure{font-size:1.5rem}
        .halves,.multiples,.verdicts{grid-template-columns:1fr}
        th,td{padding:.3rem .4rem}
        svg:not(.map){overflow:visible}
        svg.map .label:not(.receives){display:none}
        svg.map .label.receives{font-size:16px}
        .wide text{font-size:23px}
        .half text{font-size:14px}
        .item{white-space:normal}
        table.cards,table.cards caption,table.cards tbody,table.cards tr,table.cards tbody th,table.cards td{display:block}
        table.cards,table.gaps{min-inline-size:0}
        table.cards thead{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%)}
        table.cards tr{border:1px solid var(--line);margin-block-end:.6rem;padding:.3rem .7rem .5rem}
        table.cards tbody th,table.gaps.cards tbody th{inline-size:auto;border:0;padding:.1rem 0 .25rem;font-size:1rem}
        table.cards td,table.cards td.number{display:flow-root;border:0;padding:.1rem 0;text-align:end;white-space:normal}
        table.cards td::before{content:attr(data-label);float:inline-start;color:var(--soft);font-size:.82rem;font-weight:400;margin-inline-end:1rem}
        table.cards td.what{text-align:start;font-weight:600}
        table.cards td.what::before{content:none}
        }
        @media print{
        @page{size:A4;margin:16mm 13mm 14mm}
        html{font-size:10pt}
        body{background:#fff;font-size:1rem;line-height:1.4}
        main{max-inline-size:none;padding:0}
        h1{margin-block-start:.6rem}
        h2{margin-block-start:1.6rem}
        h2,h3,caption,figcaption{break-after:avoid}
        table.gaps,tr,figure,.tile,.verdict,ul.alerts li,ol.evidence li{break-inside:avoid}
        thead{display:table-header-group}
        .scroll{overflow:visible}
        table{font-size:8.5pt}
        a{color:inherit;text-decoration:none}
        .audience,.sign,.band95,.band80,.band50,mark{-webkit-print-color-adjust:exact;print-color-adjust:exact}
        .multiples{grid-template-columns:repeat(3,1fr)}
        .halves{grid-template-columns:1fr 1fr}
        .verdicts{grid-template-columns:repeat(3,1fr)}
        .glance{grid-template-columns:repeat(5,1fr)}
        .tile .figure{font-size:15pt}
        .tile .figure.name{font-size:11pt}
        }

        """;

    /// <summary>The rules that print the mark of the audience on top of every page, and its number below.</summary>
    /// <param name="mark">Words of our own: nothing from a folder goes into a sheet.</param>
    internal static string PrintedMarks(string mark) =>
        "@page{@top-left{content:\"" + mark.Replace("\"", "", StringComparison.Ordinal)
            + "\";font:700 8pt system-ui,sans-serif}"
        + "@bottom-right{content:counter(page) \" / \" counter(pages);font:8pt system-ui,sans-serif}}\n";
}
