// Draws every .price-chart of the page from the JSON it names.
(() => {
  'use strict';
  const { createChart, createSeriesMarkers, CandlestickSeries, HistogramSeries, LineSeries, CrosshairMode, LineStyle } = LightweightCharts;
  const ACTIONS = ['Strong sell', 'Sell', 'Hold', 'Buy', 'Strong buy'];
  const LINES = ['line1', 'line2', 'line3'];
  const DAY = 86400;
  const RANGES = [['1D', DAY], ['5D', 5 * DAY], ['1M', 30 * DAY], ['3M', 91 * DAY], ['6M', 182 * DAY], ['1Y', 365 * DAY], ['5Y', 1826 * DAY]];
  const FIRST_VIEW = 150;
  const MARKER_WIDTH = 18;

  // A colour of the style sheet as rgb(): light-dark() and variables are resolved by asking for a computed style.
  const color = name => {
    const probe = document.createElement('i');
    probe.style.color = `var(--${name})`;
    document.body.append(probe);
    const value = getComputedStyle(probe).color;
    probe.remove();
    return value;
  };
  const pale = (rgb, alpha) => rgb.replace('rgb(', 'rgba(').replace(')', `, ${alpha})`);

  const element = (tag, className, text) => {
    const made = document.createElement(tag);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  };
  const labelled = (label, value, className) => {
    const span = element('span', className);
    if (label) span.append(element('i', '', `${label} `));
    span.append(value);
    return span;
  };
  const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 2 });
  const significant = new Intl.NumberFormat('en', { maximumSignificantDigits: 5 });
  const number = value => value == null ? '–' : significant.format(value);

  const draw = root => {
    const data = JSON.parse(document.getElementById(root.dataset.source).textContent);
    const canvas = root.querySelector('.canvas');
    const legend = root.querySelector('.legend');
    const count = data.time.length;
    const intraday = data.step > 0 && data.step % DAY !== 0;
    const price = value => value.toFixed(data.precision);
    const when = time => {
      const text = new Date(time * 1000).toISOString();
      return intraday ? `${text.slice(0, 10)} ${text.slice(11, data.step % 60 ? 19 : 16)} UTC` : text.slice(0, 10);
    };

    const chart = createChart(canvas, {
      autoSize: true,
      crosshair: { mode: CrosshairMode.Normal },
      handleScroll: { vertTouchDrag: false, mouseWheel: false },
      handleScale: { mouseWheel: false },
      localization: { locale: 'en-GB', timeFormatter: when },
      timeScale: { timeVisible: intraday, secondsVisible: data.step % 60 !== 0, rightOffset: 4, minBarSpacing: 0.05 },
    });
    const restyles = [];
    const themed = (series, options) => {
      const apply = () => series.applyOptions(options());
      restyles.push(apply);
      apply();
      return series;
    };
    const repaint = paint => {
      restyles.push(paint);
      paint();
    };
    const points = (values, extra) => data.time.map((time, i) =>
      values[i] == null ? { time } : { time, value: values[i], ...extra?.(i) });

    // Candles, overlays and volume.
    const priceFormat = { type: 'price', precision: data.precision, minMove: 10 ** -data.precision };
    const candles = chart.addSeries(CandlestickSeries, { priceFormat });
    themed(candles, () => {
      const [up, down] = [color('up'), color('down')];
      return { upColor: up, downColor: down, wickUpColor: up, wickDownColor: down, borderVisible: false };
    });
    candles.setData(data.time.map((time, i) => ({ time, open: data.open[i], high: data.high[i], low: data.low[i], close: data.close[i] })));
    const overlays = data.overlays.map(line => {
      const series = chart.addSeries(LineSeries, { priceFormat, lineWidth: 1, lastValueVisible: false, priceLineVisible: false, crosshairMarkerVisible: false });
      series.setData(points(line.values));
      return themed(series, () => ({ color: color('band') }));
    });
    candles.setSeriesOrder(overlays.length);
    let volume;
    if (data.volume.length) {
      volume = chart.addSeries(HistogramSeries, { priceScaleId: 'volume', priceFormat: { type: 'volume' }, lastValueVisible: false, priceLineVisible: false });
      repaint(() => {
        const [up, down] = [pale(color('up'), 0.35), pale(color('down'), 0.35)];
        volume.setData(points(data.volume, i => ({ color: data.close[i] >= data.open[i] ? up : down })));
      });
    }

    // The ribbon: runs of one state as tinted spans behind everything. Cool tints first, warm ones last, the middle plain.
    const { title: ribbonTitle, states, runs } = data.ribbon;
    const ends = runs.filter((_, i) => i % 2 === 0).map((start, i) => [start, runs[2 * i + 2] ?? count, runs[2 * i + 1]]);
    const stateAt = i => ends.findLast(run => run[0] <= i)?.[2];
    let tints = [];
    let ribbonShown = true;
    let redraw = () => {};
    if (ends.length) {
      candles.attachPrimitive({
        attached: ({ requestUpdate }) => { redraw = requestUpdate; },
        paneViews: () => [{
          zOrder: () => 'bottom',
          renderer: () => ({
            draw: target => target.useBitmapCoordinateSpace(({ context, bitmapSize, horizontalPixelRatio }) => {
              if (!ribbonShown) return;
              const at = i => chart.timeScale().logicalToCoordinate(i); // whole bars only: half a bar back is where one begins
              const x = i => (at(i) - (at(1) - at(0)) / 2) * horizontalPixelRatio;
              for (const [start, end, state] of ends) {
                const [left, right] = [Math.max(0, x(start)), Math.min(bitmapSize.width, x(end))];
                if (!tints[state] || right <= left) continue;
                context.fillStyle = tints[state];
                context.fillRect(left, 0, right - left, bitmapSize.height);
              }
            }),
          }),
        }],
      });
      restyles.push(() => {
        const middle = (states.length - 1) / 2;
        tints = states.map((_, i) => i === middle ? null : pale(color(i < middle ? 'line2' : 'line3'), 0.17 * Math.abs(i - middle) / Math.max(middle, 0.5)));
        redraw();
      });
    }

    // Panes: forecast first, then the labels, then the indicators.
    const panes = [];
    const byBar = new Map(data.actions.map(a => [a[0], a]));
    if (data.actions.length) {
      const series = chart.addSeries(HistogramSeries, {
        lastValueVisible: false, priceLineVisible: false, priceFormat: { type: 'price', precision: 2, minMove: 0.01 },
      }, 1);
      series.priceScale().applyOptions({ scaleMargins: { top: 0.34, bottom: 0.06 } });
      repaint(() => {
        const colors = ACTIONS.map((_, i) => color(`a${i}`));
        series.setData(data.time.map((time, i) => byBar.has(i) ? { time, value: byBar.get(i)[3], color: colors[byBar.get(i)[1]] } : { time }));
      });
      panes.push({
        weight: 0.5,
        describe: i => byBar.has(i)
          ? [labelled('Forecast', ACTIONS[byBar.get(i)[1]], `t${byBar.get(i)[1]}`), labelled('lean', number(byBar.get(i)[3])), labelled('confidence', `${(100 * byBar.get(i)[2]).toFixed(0)} %`)]
          : [labelled('Forecast', 'none')],
      });
    }
    if (data.labels) {
      const series = chart.addSeries(HistogramSeries, {
        lastValueVisible: false, priceLineVisible: false, priceFormat: { type: 'custom', minMove: 1, formatter: () => '' },
        autoscaleInfoProvider: () => ({ priceRange: { minValue: 0, maxValue: 1 } }),
      }, panes.length + 1);
      series.priceScale().applyOptions({ scaleMargins: { top: 0.58, bottom: 0 } });
      repaint(() => {
        const colors = ACTIONS.map((_, i) => color(`a${i}`));
        series.setData(data.time.map((time, i) => data.labels[i] === '-' ? { time } : { time, value: 1, color: colors[data.labels[i]] }));
      });
      panes.push({
        weight: 0.32,
        describe: i => [data.labels[i] === '-' ? labelled('Label', 'none') : labelled('Label', ACTIONS[data.labels[i]], `t${data.labels[i]}`)],
      });
    }
    for (const pane of data.panes) {
      const index = panes.length + 1;
      let lines = 0;
      const drawn = pane.lines.map(line => {
        const options = { lastValueVisible: false, priceLineVisible: false, crosshairMarkerVisible: false, priceFormat };
        if (pane.range.length) {
          options.autoscaleInfoProvider = () => ({ priceRange: { minValue: pane.range[0], maxValue: pane.range[1] } });
          options.priceFormat = { type: 'price', precision: 0, minMove: 1 };
        }
        if (line.histogram) {
          const series = chart.addSeries(HistogramSeries, options, index);
          repaint(() => {
            const [up, down] = [color('up'), color('down')];
            series.setData(points(line.values, i => {
              const [value, before] = [line.values[i], line.values[i - 1] ?? 0];
              const base = value >= 0 ? up : down;
              return { color: Math.abs(value) >= Math.abs(before) ? base : pale(base, 0.45) };
            }));
          });
          return { line, series, className: '' };
        }
        const tone = LINES[(lines++ + (pane.lines.length > 1 ? 1 : 0)) % LINES.length];
        const series = chart.addSeries(LineSeries, { ...options, lineWidth: 1.5 }, index);
        series.setData(points(line.values));
        themed(series, () => ({ color: color(tone) }));
        return { line, series, className: tone.replace('line', 'l') };
      });
      for (const level of pane.levels) {
        const guide = drawn[0].series.createPriceLine({ price: level, lineWidth: 1, lineStyle: LineStyle.Dotted, axisLabelVisible: true });
        themed(guide, () => ({ color: color('muted'), axisLabelColor: color('grid'), axisLabelTextColor: color('muted') }));
      }
      drawn[0].series.priceScale().applyOptions({ scaleMargins: { top: 0.24, bottom: 0.08 } });
      const single = drawn.length === 1;
      panes.push({
        weight: 0.8,
        describe: i => [
          ...(single ? [] : [element('span', '', pane.title)]),
          ...drawn.map(d => labelled(d.line.name, number(d.line.values[i]), d.className || (d.line.values[i] >= 0 ? 'up' : 'down'))),
        ],
      });
    }
    chart.panes().forEach((pane, i) => pane.setStretchFactor(i === 0 ? 3 : panes[i - 1].weight));
    candles.priceScale().applyOptions({ scaleMargins: { top: canvas.clientWidth < 600 ? 0.24 : 0.14, bottom: volume ? 0.22 : 0.06 } });
    volume?.priceScale().applyOptions({ scaleMargins: { top: 0.84, bottom: 0 } });

    // Markers stand where the predicted action changes. A crowded view keeps one in every few bars: the strongest, then the surest.
    const changes = data.actions.filter((a, i) => a[1] !== 2 && a[1] !== data.actions[i - 1]?.[1]);
    const markers = createSeriesMarkers(candles, [], { autoScale: false });
    let markersShown = true;
    let placed = 0;
    const rank = a => Math.abs(a[1] - 2) + a[2];
    const thinned = slot => {
      const kept = [];
      for (const a of changes) {
        const last = kept.at(-1);
        if (!last || a[0] - last[0] >= slot) kept.push(a);
        else if (rank(a) > rank(last)) kept[kept.length - 1] = a;
      }
      return kept;
    };
    const placeMarkers = force => {
      const range = chart.timeScale().getVisibleLogicalRange();
      const perBar = canvas.clientWidth / Math.max(1, range ? range.to - range.from : count);
      const slot = markersShown ? 2 ** Math.max(0, Math.ceil(Math.log2(MARKER_WIDTH / perBar))) : 0;
      if (slot === placed && !force) return;
      placed = slot;
      const colors = ACTIONS.map((_, i) => color(`a${i}`));
      markers.setMarkers((slot ? thinned(slot) : []).map(([bar, action]) => ({
        time: data.time[bar],
        position: action > 2 ? 'belowBar' : 'aboveBar',
        shape: action > 2 ? 'arrowUp' : 'arrowDown',
        color: colors[action],
        size: action === 0 || action === 4 ? 1.7 : 1,
        text: action > 2 ? 'B' : 'S',
      })));
    };
    restyles.push(() => placeMarkers(true));

    // Legends.
    const labels = panes.map(() => canvas.appendChild(element('div', 'pane-label')));
    const placeLabels = () => chart.panes().slice(1).forEach((pane, i) => {
      const row = pane.getHTMLElement();
      if (row) labels[i].style.top = `${row.getBoundingClientRect().top - canvas.getBoundingClientRect().top + 3}px`;
    });
    const describe = i => {
      const [open, close] = [data.open[i], data.close[i]];
      const before = i > 0 ? data.close[i - 1] : open;
      const change = before ? 100 * (close / before - 1) : 0;
      const tone = close >= open ? 'up' : 'down';
      const head = element('div', 'row');
      head.append(element('b', '', data.symbol), labelled('', data.interval), labelled('', when(data.time[i])));
      const row = element('div', 'row');
      row.append(labelled('O', price(open), tone), labelled('H', price(data.high[i]), tone), labelled('L', price(data.low[i]), tone), labelled('C', price(close), tone),
        labelled('', `${change >= 0 ? '+' : '−'}${Math.abs(change).toFixed(2)} %`, change >= 0 ? 'up' : 'down'));
      if (volume) row.append(labelled('V', compact.format(data.volume[i])));
      if (ends.length) row.append(labelled(ribbonTitle, states[stateAt(i)]));
      legend.replaceChildren(head, row);
      labels.forEach((label, p) => label.replaceChildren(...panes[p].describe(i)));
    };
    const positions = new Map(data.time.map((time, i) => [time, i]));
    chart.subscribeCrosshairMove(event => describe(positions.get(event.time) ?? count - 1));
    describe(count - 1);

    // Ranges and layers.
    const scale = chart.timeScale();
    const ranges = root.querySelector('.ranges');
    const span = data.time[count - 1] - data.time[0];
    const show = (from, to) => scale.setVisibleLogicalRange({ from, to });
    const addRange = (name, from) => {
      const button = element('button', '', name);
      button.type = 'button';
      button.addEventListener('click', () => {
        show(from - 0.5, count - 1 + Math.max(2, (count - from) * 0.03));
        candles.priceScale().applyOptions({ autoScale: true });
      });
      ranges.append(button);
    };
    for (const [name, seconds] of RANGES) {
      const from = data.time.findIndex(time => time >= data.time[count - 1] - seconds);
      if (seconds < span && count - from >= 12) addRange(name, from);
    }
    addRange('All', 0);
    const layers = root.querySelector('.layers');
    const addLayer = (name, toggle) => {
      const button = element('button', '', name);
      button.type = 'button';
      button.ariaPressed = 'true';
      button.addEventListener('click', () => {
        const on = button.ariaPressed !== 'true';
        button.ariaPressed = String(on);
        toggle(on);
      });
      layers.append(button);
    };
    if (changes.length) addLayer('Markers', on => { markersShown = on; placeMarkers(true); });
    if (overlays.length) addLayer('Overlays', on => overlays.forEach(series => series.applyOptions({ visible: on })));
    if (ends.length) addLayer(ribbonTitle, on => { ribbonShown = on; redraw(); });
    if (volume) addLayer('Volume', on => volume.applyOptions({ visible: on }));

    // Keyboard, and the wheel only once the chart has focus: a report must scroll.
    canvas.addEventListener('keydown', event => {
      const range = scale.getVisibleLogicalRange();
      if (!range) return;
      const width = range.to - range.from;
      const moves = {
        ArrowLeft: [-width / 10, -width / 10], ArrowRight: [width / 10, width / 10],
        '+': [width / 8, -width / 8], '=': [width / 8, -width / 8], '-': [-width / 8, width / 8],
        Home: [-range.from, -range.from], End: [count - range.to, count - range.to],
      };
      const move = moves[event.key];
      if (!move) return;
      event.preventDefault();
      show(range.from + move[0], range.to + move[1]);
    });
    const wheel = on => chart.applyOptions({ handleScroll: { vertTouchDrag: false, mouseWheel: on }, handleScale: { mouseWheel: on } });
    canvas.addEventListener('pointerdown', () => { canvas.focus({ preventScroll: true }); wheel(true); });
    canvas.addEventListener('blur', () => wheel(false));

    // Theme, size, print.
    const restyle = () => {
      chart.applyOptions({
        layout: {
          attributionLogo: true, background: { color: color('card') }, textColor: color('muted'), fontSize: 11,
          panes: { separatorColor: color('border'), separatorHoverColor: pale(color('accent'), 0.25) },
        },
        grid: { vertLines: { color: color('grid') }, horzLines: { color: color('grid') } },
        rightPriceScale: { borderColor: color('border') },
        timeScale: { borderColor: color('border') },
      });
      restyles.forEach(apply => apply());
    };
    restyle();
    const first = Math.min(count, canvas.clientWidth < 600 ? FIRST_VIEW / 2 : FIRST_VIEW);
    show(count - first - 0.5, count - 1 + Math.max(2, first * 0.03));
    scale.subscribeVisibleLogicalRangeChange(() => placeMarkers(false));
    placeMarkers(true);
    requestAnimationFrame(() => {
      placeLabels();
      const observer = new ResizeObserver(placeLabels);
      observer.observe(canvas);
      chart.panes().forEach(pane => { const row = pane.getHTMLElement(); if (row) observer.observe(row); });
      root.dataset.ready = 'true';
    });
    document.addEventListener('themechange', restyle);
    const titles = [...(data.actions.length ? ['forecast'] : []), ...(data.labels ? ['label'] : []), ...data.panes.map(pane => pane.title)];
    document.addEventListener('printstart', () => {
      const range = scale.getVisibleLogicalRange();
      const [from, to] = [Math.max(0, Math.ceil(range.from)), Math.min(count - 1, Math.floor(range.to))];
      const caption = `${data.symbol} ${data.interval}, ${when(data.time[from])} to ${when(data.time[to])}. From the top: ${['price', ...titles].join(', ')}.`;
      root.querySelector('.print').replaceChildren(element('p', 'note', caption), chart.takeScreenshot());
    });
    document.addEventListener('printend', () => root.querySelector('.print').replaceChildren());
  };

  document.querySelectorAll('.price-chart').forEach(draw);
})();
