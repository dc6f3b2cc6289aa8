// The drawing of the map as one that can be moved and zoomed, for whoever asks for it (MapLibre GL). It is made of the
// drawing itself, read back into degrees, and of the operator's street map where there is one: nothing else is asked for.
const svg = document.querySelector("#map figure svg[data-degrees]"), words = document.getElementById("map-words");
const canDraw = () => Boolean(document.createElement("canvas").getContext("webgl2"));
const OPENED = "map-moves";

if (svg && words && canDraw()) offer();

function offer() {
  const figure = svg.closest("figure"), tools = document.createElement("p");
  tools.className = "map-tools";
  const open = button(words.dataset.open, async () => {
    open.disabled = true;
    tools.setAttribute("aria-busy", "true");
    try {
      await draw(figure, tools, open);
      localStorage.setItem(OPENED, "yes");
    } catch (fault) {
      console.error(fault);
      tools.append(` ${words.dataset.fault}`);
    }
    tools.removeAttribute("aria-busy");
  });
  tools.append(open);
  figure.prepend(tools);
  // Whoever has used it before need not ask again; the page and its text come first.
  if (localStorage.getItem(OPENED) && !navigator.connection?.saveData) {
    new IntersectionObserver((seen, watch) => {
      if (!seen.some(each => each.isIntersecting)) return;
      watch.disconnect();
      if (!open.disabled) open.click();
    }).observe(svg);
  }
}

function button(text, act, label = null) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "second";
  made.textContent = text;
  if (label) made.setAttribute("aria-label", label);
  made.addEventListener("click", act);
  return made;
}

// The drawing in degrees: its corners say which piece of the world it shows.
const [west, north, east, south] = svg?.dataset.degrees.split(" ").map(Number) ?? [];
const box = svg?.viewBox.baseVal;
const degrees = (x, y) => [west + x / box.width * (east - west), north + y / box.height * (south - north)];
const value = (element, name) => Number(element.getAttribute(name));
const feature = (type, coordinates, properties = {}) => ({type: "Feature", properties, geometry: {type, coordinates}});
const collection = features => ({type: "FeatureCollection", features});

function linesOf(path) {
  const lines = [];
  for (const [, step, x, y] of path.getAttribute("d").matchAll(/([ML])(-?[\d.]+) (-?[\d.]+)/g)) {
    if (step === "M") lines.push([]);
    lines.at(-1).push(degrees(Number(x), Number(y)));
  }
  return lines;
}

function disc(circle) {
  const ring = [];
  for (let step = 0; step <= 48; step++) {
    const turn = step / 48 * 2 * Math.PI, r = value(circle, "r");
    ring.push(degrees(value(circle, "cx") + r * Math.cos(turn), value(circle, "cy") + r * Math.sin(turn)));
  }
  return [ring];
}

const all = selector => [...svg.querySelectorAll(selector)];
const isReceiving = circle => circle.classList.contains("receives");

function sources() {
  const lines = name => collection(all(`path.${name}`).flatMap(path => linesOf(path)).map(line => feature("LineString", line)));
  const places = all("circle[data-place]");
  return {
    borders: lines("border"), coasts: lines("coast"), rivers: lines("river"),
    lakes: collection(all("path.lake").map(path => feature("Polygon", linesOf(path).map(line => [...line, line[0]])))),
    ways: collection(all("line.way").map(way => feature(
      "LineString", [degrees(value(way, "x1"), value(way, "y1")), degrees(value(way, "x2"), value(way, "y2"))]))),
    discs: collection(places.map(circle => feature("Polygon", disc(circle), {receives: isReceiving(circle)}))),
    places: collection(places.map(circle => feature(
      "Point", degrees(value(circle, "cx"), value(circle, "cy")), {name: circle.dataset.name ?? "", receives: isReceiving(circle)}))),
    people: people(),
  };
}

// The rings that the slider moves on the drawing.
const people = () => collection(all("circle.people").filter(ring => value(ring, "r") > 0).map(ring => feature(
  "Point", degrees(value(ring, "cx"), value(ring, "cy")), {r: value(ring, "r"), over: ring.classList.contains("over")})));

// The colours of the drawing, light or dark.
const colour = (selector, property, otherwise) => {
  const found = svg.querySelector(selector), read = found && getComputedStyle(found)[property];
  return read && read !== "none" ? read : otherwise;
};

function style() {
  const ground = colour(".ground", "fill", "#fbfaf7"), line = colour(".border", "stroke", "#8a929b");
  const water = colour(".river", "stroke", "#9cc3df"), red = getComputedStyle(document.documentElement).getPropertyValue("--red").trim();
  const blue = colour(".place.receives", "stroke", "#0b4f8a"), soft = colour(".place.town", "stroke", "#6b737c");
  const ink = colour(".label.receives", "fill", "#1a1d21"), font = ["sans-serif"];
  const stroke = (id, color, width, dash) => ({id, type: "line", source: id, paint: {
    "line-color": color, "line-width": width, ...(dash ? {"line-dasharray": dash} : {}),
  }});
  const colours = {ground, line, water, ink, lake: colour(".lake", "fill", "#cfe3f1")};
  return {colours, style: {
    version: 8,
    sources: Object.fromEntries(Object.entries(sources()).map(([name, data]) => [name, {type: "geojson", data}])),
    layers: [
      {id: "background", type: "background", paint: {"background-color": ground}},
      {id: "lakes", type: "fill", source: "lakes", paint: {"fill-color": colours.lake}},
      stroke("rivers", water, 2), stroke("coasts", line, 1), stroke("borders", line, 1.2, [5, 3, 1, 3]),
      stroke("ways", colour(".way", "stroke", "#b9bfc6"), 1.5),
      {id: "discs", type: "fill", source: "discs", filter: ["get", "receives"], paint: {"fill-color": blue, "fill-opacity": 0.28}},
      {id: "edges", type: "line", source: "discs", paint: {"line-color": ["case", ["get", "receives"], blue, soft], "line-width": 1.5}},
      {id: "dots", type: "circle", source: "places", paint: {
        "circle-radius": 4, "circle-color": ["case", ["get", "receives"], blue, ground],
        "circle-stroke-color": ["case", ["get", "receives"], blue, soft], "circle-stroke-width": 1.5,
      }},
      {id: "people", type: "circle", source: "people", paint: {
        "circle-radius": ["get", "r"], "circle-color": red, "circle-opacity": 0.14, "circle-stroke-color": red,
        "circle-stroke-width": ["case", ["get", "over"], 4, 2],
      }},
      {id: "names", type: "symbol", source: "places", layout: {
        "text-field": ["get", "name"], "text-font": font, "text-size": ["case", ["get", "receives"], 13, 12],
        "text-variable-anchor": ["left", "right", "top", "bottom"], "text-radial-offset": 0.8,
        "symbol-sort-key": ["case", ["get", "receives"], 0, 1], "text-optional": true,
      }, paint: {"text-color": ["case", ["get", "receives"], ink, soft], "text-halo-color": ground, "text-halo-width": 1.5}},
    ],
  }};
}

async function draw(figure, tools, open) {
  const gl = await import(words.dataset.library);
  gl.setWorkerUrl(new URL(words.dataset.worker, location.href).href);
  const frame = document.createElement("div");
  frame.className = "map-gl";
  svg.before(frame);
  figure.classList.add("moves");
  const bounds = [[west, south], [east, north]], {style: made, colours} = style();
  const map = new gl.Map({
    container: frame, style: made, bounds, attributionControl: false, dragRotate: false, pitchWithRotate: false,
    touchPitch: false, scrollZoom: false, maxPitch: 0, renderWorldCopies: false, fadeDuration: 0,
    locale: {"Map.Title": words.dataset.title},
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  tools.append(
    button("+", () => map.zoomIn(), words.dataset.nearer), button("−", () => map.zoomOut(), words.dataset.farther),
    button(words.dataset.whole, () => map.fitBounds(bounds)),
    button(words.dataset.close, () => {
      map.remove();
      frame.remove();
      figure.classList.remove("moves");
      localStorage.removeItem(OPENED);
      tools.replaceChildren(open);
      open.disabled = false;
    }));
  await new Promise((done, failed) => {
    map.once("load", done);
    map.once("error", event => failed(event.error));
  });
  map.getCanvas().dataset.ready = "yes";
  new MutationObserver(() => map.getSource("people")?.setData(people()))
    .observe(svg, {attributes: true, attributeFilter: ["r", "class"], subtree: true});
  if (words.dataset.streets) await addStreets(gl, map, figure, colours);
}

// A street map that the operator of the service has put there: read piece by piece from the one file.
async function addStreets(gl, map, figure, colours) {
  const {PMTiles, Protocol} = await import(words.dataset.tiles), protocol = new Protocol();
  const file = new PMTiles(new URL(words.dataset.streets, location.href).href);
  protocol.add(file);
  gl.addProtocol("pmtiles", protocol.tile);
  const [head, told] = await Promise.all([file.getHeader(), file.getMetadata()]);
  const url = `pmtiles://${new URL(words.dataset.streets, location.href).href}`, below = "rivers";
  if (head.tileType === 1) {
    map.addSource("streets", {type: "vector", url});
    for (const {id} of told?.vector_layers ?? []) {
      for (const layer of layersOf(id, colours)) map.addLayer({...layer, id: `streets-${id}-${layer.type}`, source: "streets", "source-layer": id}, below);
    }
  } else {
    map.addSource("streets", {type: "raster", url, tileSize: 256});
    map.addLayer({id: "streets", type: "raster", source: "streets"}, below);
  }
  const credit = new DOMParser().parseFromString(told?.attribution ?? "", "text/html").body.textContent.trim();
  if (credit) figure.querySelector("figcaption").append(` ${credit}.`);
  figure.dataset.streets = "yes";
}

// Layers of the schemas of Protomaps and of OpenMapTiles, by their names; what is not known here is not drawn.
function layersOf(id, {line, water, ink, ground, lake}) {
  const name = document.documentElement.lang === "ar"
    ? ["coalesce", ["get", "name:ar"], ["get", "name"]] : ["coalesce", ["get", "name:en"], ["get", "name"]];
  const areas = color => ({type: "fill", filter: ["==", ["geometry-type"], "Polygon"], paint: {"fill-color": color}});
  const lines = (color, width) => ({type: "line", paint: {"line-color": color, "line-width": width}});
  switch (id) {
    case "water": return [areas(lake)];
    case "waterway": return [lines(water, 1)];
    case "buildings": case "building": return [{...areas(line), paint: {"fill-color": line, "fill-opacity": 0.35}}];
    case "roads": case "transportation": return [lines(line, ["interpolate", ["linear"], ["zoom"], 6, 0.4, 16, 4])];
    case "places": case "place": case "transportation_name": return [{
      type: "symbol", layout: {"text-field": name, "text-font": ["sans-serif"], "text-size": 11},
      paint: {"text-color": ink, "text-halo-color": ground, "text-halo-width": 1},
    }];
    default: return [];
  }
}
