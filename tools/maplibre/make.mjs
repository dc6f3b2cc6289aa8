// Packs the map library and the reader of street maps for the program: src/Refuge.Web/Assets/*.mjs.br.
import {createHash} from "node:crypto";
import {readFileSync, writeFileSync} from "node:fs";
import {brotliCompressSync, constants} from "node:zlib";

const assets = new URL("../../src/Refuge.Web/Assets/", import.meta.url);
const from = path => readFileSync(new URL(`node_modules/${path}`, import.meta.url), "utf8");
const files = {
  "maplibre-gl.mjs": from("maplibre-gl/dist/maplibre-gl.mjs"),
  "maplibre-gl-worker.mjs": from("maplibre-gl/dist/maplibre-gl-worker.mjs"),
  // It comes as a script that sets a name; a module hands the name on.
  "pmtiles.mjs": from("pmtiles/dist/pmtiles.js") + "\nexport const {PMTiles, Protocol} = pmtiles;\n",
};
for (const [name, text] of Object.entries(files)) {
  const bytes = Buffer.from(text.replace(/\n?\/\/# sourceMappingURL=.*\s*$/m, "\n"));
  const packed = brotliCompressSync(bytes, {
    params: {[constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length},
  });
  writeFileSync(new URL(`${name}.br`, assets), packed);
  console.log(createHash("sha256").update(bytes).digest("hex"), name, bytes.length, "bytes,", packed.length, "packed");
}
