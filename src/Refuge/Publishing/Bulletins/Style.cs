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
        h2{font-size:1.35rem;line-height:1.25;margin:1.9rem 0 .5rem;padding-block-start:.4rem;border-block-start:3px solid var(--ink)}
        h3{font-size:1.05rem;margin:1.6rem 0 .4rem}
        p{margin:.35rem 0;max-width:46rem}
        .known{color:var(--soft)}
        .warning{font-weight:600}
        .small,.unit,.people{font-size:.82rem;color:var(--soft);font-weight:400}
        .scroll{overflow-x:auto;margin:1rem 0}
        table{border-collapse:collapse;inline-size:100%;font-size:.9rem;font-variant-numeric:tabular-nums}
        caption{text-align:start;font-weight:700;padding-block-end:.35rem}
        th,td{padding:.35rem .6rem;border-block-end:1px solid var(--line);text-align:start;vertical-align:top}
        thead th{border-block-end:2px solid var(--ink);font-size:.8rem;vertical-align:bottom}
        tbody th{font-weight:600}
        table.coming tbody th{white-space:nowrap}
        .number{text-align:end}
        td.number{white-space:nowrap}
        table.gaps{table-layout:fixed;min-inline-size:46rem}
        table.gaps th:nth-child(1){inline-size:19%}
        table.gaps th:nth-child(4){inline-size:15%}
        table.gaps th:nth-child(6){inline-size:8%}
        table.gaps th:nth-child(8){inline-size:20%}
        table.gaps td.number{white-space:normal}
        sup.refs{font-size:.68rem;font-weight:400;line-height:0;margin-inline-start:.25em}
        a{color:var(--blue)}
        sup.refs a{text-decoration:none}
        figure{margin:.8rem 0}
        figcaption{font-size:.95rem;margin-block-end:.2rem}
        svg{display:block;inline-size:100%;block-size:auto}
        .multiples{display:grid;grid-template-columns:repeat(auto-fill,minmax(17rem,1fr));gap:.6rem 1.6rem}
        svg text{font-family:inherit;font-size:11px;fill:#3c444c}
        .grid{stroke:#e1e5ea;stroke-width:1}
        .axis{stroke:#8a929b;stroke-width:1}
        .band80{fill:#bcd5ea}
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
        ul.items{list-style:none;margin:.2rem 0;padding:0}
        ul.items li{margin:.4rem 0;padding-inline-start:.7rem;border-inline-start:2px solid var(--line)}
        ul.items li.urgent{border:1px solid var(--line);border-inline-start:8px solid var(--red);padding:.4rem .9rem}
        ul.items li.decide{border:1px solid var(--line);border-inline-start:8px solid var(--ink);padding:.3rem .9rem}
        ul.items p{margin:0;max-width:52rem}
        details{margin:.5rem 0}
        summary{cursor:pointer;color:var(--blue)}
        table.coming td.number,table.totals td.number{white-space:normal}
        table.coming,table.totals{max-inline-size:52rem}
        .counted{fill:#a8320a;stroke:#fff;stroke-width:1}
        ol.evidence{padding-inline-start:2.2rem;font-size:.85rem}
        ol.evidence li{margin:.45rem 0;overflow-wrap:anywhere}
        ol.evidence li:target{background:#fff3c4}
        code{font-family:ui-monospace,"DejaVu Sans Mono",Menlo,Consolas,monospace;font-size:.92em;overflow-wrap:anywhere}
        blockquote{margin:.25rem 0;padding-inline-start:.8rem;border-inline-start:3px solid var(--line)}
        mark{background:#fff3c4;color:inherit}
        .source{color:var(--soft)}
        footer{margin-block-start:2rem;font-size:.85rem;color:var(--soft)}
        @media (max-width:40rem){
        body{font-size:13.5px;line-height:1.33}
        main{padding:.6rem .8rem 2rem}
        h1{font-size:1.35rem;margin:.5rem 0 .1rem}
        h2{font-size:1.1rem;margin:.36rem 0 .08rem;padding-block-start:.15rem;border-block-start-width:2px}
        .multiples{grid-template-columns:1fr}
        p{margin:.15rem 0}
        .scroll{margin:.3rem 0}
        table{font-size:.82rem}
        ul.items li{margin:.08rem 0}
        ul.items li.urgent,ul.items li.decide{padding:.2rem .5rem}
        details{margin:.2rem 0}
        .marks{font-size:.56rem;gap:.3rem;letter-spacing:0}
        .opening p{font-size:.88rem}
        table.coming td,table.coming th{padding:.15rem .3rem}
        .stamp{padding:.05rem .3rem;border-width:1px}
        .audience{padding:.1rem .3rem}
        th,td{padding:.3rem .4rem}
        table.totals td,table.totals th{padding:.2rem;white-space:normal}
        svg:not(.map){overflow:visible}
        svg.map .label:not(.receives){display:none}
        svg.map .label.receives{font-size:16px}
        .wide text{font-size:23px}
        table.cards,table.cards caption,table.cards tbody,table.cards tr,table.cards tbody th,table.cards td{display:block}
        table.cards,table.gaps{min-inline-size:0}
        table.cards thead{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%)}
        table.cards tr{border:1px solid var(--line);margin-block-end:.6rem;padding:.3rem .7rem .5rem}
        table.cards tbody th,table.gaps.cards tbody th{inline-size:auto;border:0;padding:.1rem 0 .25rem;font-size:1rem}
        table.cards td,table.cards td.number{display:flow-root;border:0;padding:.1rem 0;text-align:end;white-space:normal}
        table.cards td::before{content:attr(data-label);float:inline-start;color:var(--soft);font-size:.82rem;font-weight:400;margin-inline-end:1rem}
        }
        @media print{
        @page{size:A4;margin:16mm 13mm 14mm}
        html{font-size:10pt}
        body{background:#fff;font-size:1rem;line-height:1.4}
        main{max-inline-size:none;padding:0}
        h1{margin-block-start:.6rem}
        h2{margin-block-start:1.6rem}
        h2,h3,caption,figcaption{break-after:avoid}
        table.gaps,tr,figure,ul.items li,ol.evidence li{break-inside:avoid}
        details::details-content{content-visibility:visible;block-size:auto}
        thead{display:table-header-group}
        .scroll{overflow:visible}
        table{font-size:8.5pt}
        a{color:inherit;text-decoration:none}
        .audience,.counted,.band80,.band50,mark{-webkit-print-color-adjust:exact;print-color-adjust:exact}
        .multiples{grid-template-columns:repeat(3,1fr)}
        }

        """;

    /// <summary>The rules that print the mark of the audience on top of every page, and its number below.</summary>
    /// <param name="mark">Words of our own: nothing from a folder goes into a sheet.</param>
    internal static string PrintedMarks(string mark) =>
        "@page{@top-left{content:\"" + mark.Replace("\"", "", StringComparison.Ordinal)
            + "\";font:700 8pt system-ui,sans-serif}"
        + "@bottom-right{content:counter(page) \" / \" counter(pages);font:8pt system-ui,sans-serif}}\n";
}
