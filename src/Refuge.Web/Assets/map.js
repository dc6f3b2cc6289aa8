// Moves the map through time: counts before the day as known, the forecast after it. No request is made.
"use strict";
(() => {
  const data = document.getElementById("moments"), controls = document.getElementById("through-time");
  const figure = document.querySelector("#map figure"), svg = figure?.querySelector("svg");
  if (!data || !controls || !svg) return;
  const map = JSON.parse(data.textContent);
  const language = document.documentElement.lang === "ar" ? "ar-IQ-u-nu-latn" : "en-GB";
  const write = new Intl.DateTimeFormat(language, {day: "numeric", month: "short", year: "numeric", timeZone: "UTC"});
  const day = iso => write.format(new Date(iso + "T00:00:00Z"));
  const number = value => value.toLocaleString("en");
  // Forecasts have two significant digits, as everywhere on the page.
  const rough = value => number(value < 1 ? 0 : Number(value.toPrecision(2)));

  const past = map.places.flatMap(place => place.counted.map(count => count[0])).filter(iso => iso < map.asOf);
  const days = [...new Set([...past, ...map.days])].sort();
  const most = Math.max(1, ...map.places.flatMap(place =>
    [...place.expected.map(each => each[3] ?? 0), ...place.counted.map(each => each[1])]));
  const spots = new Map([...svg.querySelectorAll("circle[data-place]")].map(circle => [circle.dataset.place, circle]));
  const rings = new Map(map.places.filter(place => spots.has(place.code)).map(place => {
    const spot = spots.get(place.code), ring = document.createElementNS("http://www.w3.org/2000/svg", "circle");
    ring.setAttribute("cx", spot.getAttribute("cx"));
    ring.setAttribute("cy", spot.getAttribute("cy"));
    ring.setAttribute("class", "people");
    svg.append(ring);
    return [place.code, ring];
  }));

  const slider = controls.querySelector("input"), told = controls.querySelector("output"), rows = controls.querySelector("tbody");
  slider.max = days.length - 1;
  // The day stands in the address, so that it can be sent to somebody.
  const asked = days.indexOf(/^#day=(.+)$/.exec(location.hash)?.[1]);
  slider.value = asked < 0 ? days.indexOf(map.asOf) : asked;
  const keep = () => history.replaceState(null, "", `#day=${days[slider.value]}`);

  // Of a day before the forecast the last count that was made by then.
  const at = (place, iso) => {
    if (iso >= map.asOf) {
      const spread = place.expected.find(each => each[0] === iso);
      if (spread) return {people: spread[2], low: spread[1], high: spread[3]};
    }
    const count = place.counted.filter(each => each[0] <= iso).at(-1);
    return count ? {people: count[1], counted: count[0]} : {};
  };

  function show() {
    const iso = days[slider.value], isPast = iso < map.asOf;
    told.textContent = `${day(iso)} · ${isPast ? controls.dataset.counted : controls.dataset.expected}`;
    slider.setAttribute("aria-valuetext", told.textContent);
    const now = map.places.map(place => ({place, ...at(place, iso)}));
    for (const {place, people} of now) {
      const ring = rings.get(place.code);
      if (!ring) continue;
      ring.setAttribute("r", people ? 3 + 34 * Math.sqrt(people / most) : 0);
      ring.classList.toggle("over", place.room !== null && people > place.room);
    }
    now.sort((one, other) => (other.people ?? -1) - (one.people ?? -1));
    rows.replaceChildren(...now.map(({place, people, low, high, counted}) => {
      const row = document.createElement("tr"), name = document.createElement("th");
      name.scope = "row";
      name.textContent = place.name;
      row.append(name);
      const said = people == null ? controls.dataset.nobody
        : counted ? number(people) : rough(low) === rough(high) ? rough(people) : `${rough(people)} (${rough(low)}–${rough(high)})`;
      const last = place.counted.at(-1), say = (text, ...values) => values.reduce((said, value, at) => said.replace(`{${at}}`, value), text);
      const by = place.by ? ` ${say(controls.dataset.said, place.by)}` : "";
      // A forecast says on which count it stands, whose, and how old that is on the day that is shown.
      const ground = counted ? `${day(counted)}${counted === last?.[0] ? by : ""}` : people == null ? ""
        : last ? say(iso > last[0] ? controls.dataset.from : controls.dataset.today, number(last[1]), day(last[0]), Math.round((new Date(iso) - new Date(last[0])) / 86400000)) + by
        : controls.dataset.unfounded;
      const over = place.room !== null && people > place.room ? controls.dataset.over : "";
      [said, place.room === null ? "" : number(place.room), [over, ground].filter(each => each).join(" · ")].forEach((text, index) => {
        const cell = document.createElement("td");
        if (index < 2) cell.className = "number";
        cell.textContent = text;
        row.append(cell);
      });
      return row;
    }));
  }

  slider.addEventListener("input", show);
  slider.addEventListener("change", keep);
  for (const step of controls.querySelectorAll("[data-step]")) step.addEventListener("click", () => {
    slider.value = Number(slider.value) + Number(step.dataset.step);
    show();
    keep();
  });
  figure.after(controls);
  controls.hidden = false;
  show();
})();
