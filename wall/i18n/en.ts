import type { Catalogue } from './zh.ts';

const pad = (n: number) => String(n).padStart(2, '0');
const s = (n: number) => (n === 1 ? '' : 's');
const counted = (n: number, what: string) => (n > 0 ? `${n} ${what}${s(n)}` : `${what[0]?.toUpperCase() ?? ''}${what.slice(1)}s`);

/** What the wall says in English. */
export const en: Catalogue = {
  locale: 'en-GB',
  system: 'Tongxin',
  place: (district) => (district === '' ? 'District operations' : `${district} operations`),

  mode: { live: '', demo: 'Demo data', replay: (speed) => (speed === 1 ? 'Replay' : `Replay ×${speed}`) },
  link: {
    joining: 'Connecting',
    live: 'Connected',
    late: 'Server is late',
    lost: 'Server lost',
    since: (clock) => `picture as of ${clock}, reconnecting`,
  },
  feeds: {
    all: (n) => `${n} feed${s(n)} live`,
    some: (live, all) => `${live} of ${all} feeds live`,
    none: 'No feed yet',
    ended: 'All feeds ended',
    unknown: 'Feeds unknown',
  },
  coverage: (fresh, blocks) => `${fresh} of ${blocks} blocks online`,
  spread: (n) => `${n} cases spread over blocks`,

  sentence: {
    waiting: 'Waiting for the first data',
    blind: (fresh, blocks) => `Data incomplete: ${fresh} of ${blocks} blocks online`,
    grave: (place, scene, standing) => `${scene} in ${place}, unseen for ${standing}`,
    graves: (n, place, scene, standing) => `${n} unseen grave alarms: ${scene}, ${place}, ${standing}`,
    held: (n) => `${n} grave alarm${s(n)} in hand`,
    strained: (share) => `Many overdue: ${share} of those in hand`,
    calm: 'Calm', stop: '. ',
    load: (open, overdue) => `${open} in hand, ${overdue} overdue`,
  },

  figures: {
    title: 'Today',
    found: 'Found today', foundNote: (n) => `${n} alarms`,
    open: 'In hand', openNote: (n) => `${n} ever`,
    overdue: 'Overdue', overdueNote: (share) => `${share} of open`,
    onTime: 'On time', onTimeNote: (n) => `of ${n} closed`,
    closed: 'Closed today', closedNote: (n) => `${n} visits`,
    offline: 'Offline', offlineNote: (n) => `of ${n}`,
  },
  scenes: { title: (n) => counted(n, 'scene'), key: 'in hand / overdue' },
  scene: {
    title: 'Scene', process: 'Disposal process', blocks: 'Where', cases: 'Last cases',
    groups: { PS: 'Public safety', UA: 'Appearance', CE: 'Construction', EN: 'Water and ecology', CM: 'Community' },
    sources: { K: 'Camera AI', I: 'Sensors', A: 'Patrols', H: '12345 hotline', D: 'Dept. systems', U: 'Drones' },
    comma: ', ',
    open: 'In hand', overdue: 'Overdue', today: 'Today', closed: 'Closed', onTime: 'On time', handling: 'Handling', mean: 'mean',
    limit: (grade, time) => `Limit class ${grade}, ${time} in all`,
    oldest: (time) => `oldest ${time}`,
    red: (n) => `${n} red`, yellow: (n) => `${n} yellow`,
    late: (n) => `${n} late`, nowhere: 'No case in any block', more: (n) => `${n} more block${s(n)}`,
    titleOf: ' scene', still: 'clock stopped', took: (time) => `took ${time}`, left: (time) => `${time} left`, lateBy: (time) => `${time} late`, stepLate: (time) => `step ${time} late`, noCases: 'No case yet',
  },
  kpi: {
    title: 'Performance', note: 'this month', month: 'Found', cases: '', closing: 'Closed', onTime: 'On time', rework: 'Rework', last: 'month', year: 'year',
    steps: { accept: 'Accept', register: 'Register', dispatch: 'Dispatch', dispose: 'Dispose', verify: 'Verify', close: 'Close' },
    limit: (time) => `of ${time}`, basis: 'Mean working time of each step, closed in 24 hours', noBasis: 'No case closed in 24 hours told of its steps',
  },
  page: {
    trail: 'Up', place: 'Place', parts: 'Parts', partsNote: 'in hand / overdue / on time', inHand: 'Cases in hand', urgent: 'due first', scenes: 'Scenes', calls: 'Whistles and hotline',
    open: 'In hand', overdue: 'Overdue', foundToday: 'Found today', closedToday: 'Closed today', onTime: 'On time', closing: 'Closed', cases: '',
    ofOpen: (share) => `${share} of in hand`, dueMonth: (n) => `${n} due this month`, changes: (last, year) => `month ${last} · year ${year}`,
    street: (areas, blocks) => `Street · ${areas} area${s(areas)}, ${blocks} block${s(blocks)}`, area: (blocks) => `Service area · ${blocks} block${s(blocks)}`, block: 'Block',
    staff: 'On duty', devices: 'Offline', offline: (n, all) => `${n} of ${all}`, alarms: 'Open alarms', handling: 'Mean handling',
    nowhere: 'The district has no such place', noParts: 'No parts', moreParts: (n) => `${n} more`, noCases: 'No case in hand', moreCases: (n) => `${n} more`,
    noScenes: 'No case of late', moreScenes: (n) => `${n} more scene${s(n)}`, today: (n) => `${n} today`,
    whistle: 'Whistle', ticket: 'Hotline', repeat: 'repeated', noCalls: 'No open whistle or ticket', moreCalls: (n) => `${n} more`,
  },
  case: {
    title: 'Case', way: 'Its way', wayNote: 'in working time of its class', merged: 'Merged alarms',
    state: 'State', step: 'This step', whole: 'In all', department: 'With', since: (time) => `since ${time}`, until: (time) => `due ${time}`,
    left: (time) => `${time} left`, late: (time) => `${time} late`, took: (time) => `took ${time}`, still: 'stopped', short: '< 1 min',
    limit: (time) => `of ${time}`, lights: { yellow: 'yellow', red: 'red' },
    found: (source, time) => `${source} · found ${time}`, alerts: (n) => `${n} alarm${s(n)} merged`, smooth: 'On its way',
    overdue: 'Overdue as a whole', suspended: 'Suspended, clock stopped', extended: 'Extended', supervised: { none: 'Supervised', 'two-reds': 'Supervised: two reds', 'twice-the-limit': 'Supervised: twice the limit', ordered: 'Supervised: ordered' },
    reds: (n) => `${n} red step${s(n)}`, spread: 'Block assigned as a schematic',
    unknown: (id) => `There is no case ${id}; one is kept for a day after it ended`, number: (id) => `No. ${id}`, offHours: 'off hours', over: 'not told of', near: 'In hand in this block',
    atHome: 'block only', noAlerts: 'No alarm merged into it', alertsGone: (n) => `${n} alarm${s(n)} merged, none in view any more`, moreAlerts: (n) => `${n} more`,
    alertStates: { raised: 'unseen', acknowledged: 'seen', false: 'false', closed: 'closed', ended: 'ended' },
  },
  answer: { asking: 'Reading', late: (clock) => `Cannot be read now, as of ${clock}` },
  cameras: {
    title: 'Cameras', note: 'health only, no video', kinds: { camera: 'Cameras', sensor: 'Sensors', gateway: 'Gateways', app: 'Apps' },
    ill: (offline, faulty) => (offline + faulty === 0 ? 'all online' : [offline > 0 ? `${offline} off` : '', faulty > 0 ? `${faulty} faulty` : ''].filter(Boolean).join(' ')),
    health: { well: 'online', told: 'told in 10 min', offline: 'offline', faulty: 'faulty' }, faults: { storm: 'storm', flapping: 'flapping' },
    allWell: 'All cameras online', none: 'No camera in this block', more: (n) => `${n} more`,
  },
  weather: {
    wind: (force) => `wind ${force} Bft`, gust: (force) => `gusts ${force}`, rain: (mm) => `rain ${mm} mm/h`, dry: 'no rain',
    old: (clock) => `no weather since ${clock}`, warning: { blue: 'Blue warning', yellow: 'Yellow warning', orange: 'Orange warning', red: 'Red warning' },
  },
  funnel: {
    title: 'Find, command, dispose', note: 'today', empty: 'Nothing found today yet', median: (time) => `median ${time}`,
    stages: { discovery: 'Discovery', command: 'Command', disposal: 'Disposal' },
    of: (share) => `${share} of those before`,
  },
  lights: {
    title: 'Lights of departments', empty: 'No light burns', more: (n) => `${n} more department${s(n)}`, open: (n) => `${n} in hand`,
    reasons: {
      'step-nearly-due': 'Nearly due', 'step-overdue': 'Overdue', 'two-reds': 'Two reds, supervised',
      'twice-the-limit': 'Twice the limit', 'whistle-unanswered': 'Whistle unanswered',
    },
  },
  whistles: {
    title: 'Streets whistle, departments report', empty: 'No open whistle', more: (n) => `${n} more`, comma: ', ',
    totals: (raised, reported, mean) => `${raised} raised · ${reported} reported in · ${mean} to report in`,
    left: (time) => `${time} left`, late: (time) => `${time} late`,
    states: { raised: 'Raised', assigned: 'Assigned', reported: 'Reported', planned: 'Planned', closed: 'Closed' },
    themes: {
      'illegal-building': 'Illegal bldg', 'group-rent': 'Over-letting', 'property-handover': 'Handover', 'owners-committee': 'Owners', 'maintenance-fund': 'Repair fund',
      'lift-renewal': 'Lift renewal', parking: 'Shared parking', 'fire-lane': 'Fire lane', 'old-pipes': 'Leaking pipes', 'waste-site': 'Waste site', 'street-vendor': 'Vendors',
      'kitchen-fume': 'Kitchen fume', 'night-noise': 'Night works', 'road-subsidence': 'Subsidence', flooding: 'Flooding', 'overhead-cable': 'Cables',
      'creek-bank': 'Creek bank', 'market-renewal': 'Markets', 'elder-care': 'Elder care', 'vacant-land': 'Vacant land',
    },
  },
  outlook: {
    title: 'Early warning', empty: 'Everything within its usual range', rest: (n) => `${n} more`,
    weekdays: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
    usual: (weekday, hour) => `usual ${weekday} ${hour}:00`,
    more: (usual, ratio) => `${ratio} times the ${usual}`, less: (usual, seen, expected) => `${seen} against ${expected}, the ${usual}`,
    gap: 'Feeds are silent, nobody can tell', near: (first, blocks) => (blocks > 1 ? `${first} and ${blocks - 1} more` : first),
  },
  indicators: {
    title: 'Performance', note: 'this month', empty: 'No case due this month yet', more: (n) => `${n} more`,
    closing: 'Closed', onTime: 'Closed on time', handling: 'Mean handling', last: 'month', year: 'year', due: (n) => `${n} due`,
  },
  disputes: {
    title: 'Property disputes', note: 'in hand', empty: 'No property dispute',
    levels: { community: 'Community', street: 'Street', district: 'District' },
    counts: (accepted, mediated, agreed, up) => `${accepted} came · ${mediated} mediated · ${agreed} agreed · ${up} up`,
    study: (period, accepted, mediated, agreed) => `Case study ${period}: ${accepted} accepted, ${mediated} mediated, ${agreed} agreed`,
  },
  base: {
    title: 'The district', source: (year) => `Case study ${year}`,
    streets: 'streets', towns: 'towns', committees: 'committees', compounds: 'compounds', floor: 'm² of housing', residents: 'residents', areas: 'areas', blocks: 'blocks', staff: 'on duty',
  },
  areas: { title: (n) => counted(n, 'area'), key: 'in hand / overdue / on duty', empty: 'No area yet' },
  certificates: {
    title: 'Certified committees', empty: 'No certificate on file', committees: 'Committees', streets: 'Streets', of: (n) => `/ ${n}`,
    marks: { renewed: 'New', inspected: 'Checked', applied: 'Applied', preparing: 'Begun' },
    study: (asOf, committees) => `Case study ${asOf}: committees ${committees}`, studyStreets: (n) => `streets ${n}`,
  },
  demolition: {
    title: 'Illegal buildings', empty: 'No illegal building on file', closing: 'Closed', open: 'Open', schematic: 'schematic', elsewhere: (n) => `${n} not placed`,
    stages: { found: 'Found', classified: 'Classified', scheduled: 'Scheduled', demolished: 'Demolished', rechecked: 'Rechecked' },
    kinds: { market: 'Markets', shed: 'Sheds', rooftop: 'Rooftops', courtyard: 'Courtyards', wall: 'Walls' },
    area: (n) => `${n} m²`, finished: (done, all) => `${done} / ${all}`,
    study: (asOf, area) => `Case study ${asOf}: ${area} m²`, since: (area) => `since +${area} m²`,
    studyMarkets: (asOf, count, area) => `${asOf}: ${count} markets, ${area} m²`,
  },
  campaigns: {
    title: 'Campaigns', note: 'line: where it should be', empty: 'No campaign runs', share: 'This round', of: (done, target) => `${done} / ${target}`,
    done: 'of target', base: 'study', since: 'since',
    kinds: {
      operators: 'Unlicensed', discharge: 'Discharge', greenery: 'Greenery', underground: 'Basements', misuse: 'Misuse', 'three-in-one': 'Three-in-one', sheds: 'Sheds', disorder: 'Disorder',
    },
    study: (asOf, share) => `Case study ${asOf}: ${share} done`, fines: (firms, yuan) => `discharge: ${firms} firms, ¥${yuan}`,
  },
  housing: {
    title: 'Old housing', empty: 'No project on file', kinds: { plot: 'Plots', estate: 'Estates' }, today: 'today',
    stages: { survey: 'Survey', sign: 'Signing', build: 'Building', accept: 'Accepting', finished: 'Finished' },
    area: (n) => `${n} m²`,
    study: (asOf, plots, area) => `Case study ${asOf}: ${plots} plots, ${area}`, studyEstates: (estates, area) => `${estates} estates, ${area}`,
  },
  beauty: {
    title: 'Streets, homes, stairways', note: 'accepted / all', empty: 'Nothing under way', rest: (n) => `${n} more`, late: 'late',
    kinds: { street: 'Streets', home: 'Homes', stairway: 'Stairs' }, of: (n) => `/ ${n}`,
  },
  hotline: {
    title: '12345 hotline', note: 'rates of the month', today: 'Today', month: 'Month', open: 'Open', unit: 'calls', closedToday: (n) => `${n} closed`,
    rates: { contacted: 'Called back', onTime: 'On time', solved: 'Solved', satisfied: 'Satisfied', repeats: 'Repeats' },
    theme: 'Themes, month', key: 'calls · repeats', empty: 'No call this month', more: (n) => `${n} more`,
    study: (period, all, property, share) => `Case study ${period}: ${all} complaints, ${property} on property, ${share}`,
    since: (n) => `here since: ${n}`,
    themes: {
      'property-service': 'Property', 'property-fee': 'Estate fees', noise: 'Noise', waste: 'Waste', 'road-damage': 'Road damage', 'street-vendor': 'Vendors',
      repair: 'Repairs', 'shared-bikes': 'Shared bikes', 'illegal-building': 'Illegal bldg', parking: 'Parking', 'fire-safety': 'Fire safety', lift: 'Lifts',
      'kitchen-fume': 'Kitchen fume', 'consumer-dispute': 'Consumers', 'site-dust': 'Site dust', greening: 'Greening', leak: 'Leaks', 'public-transport': 'Transport',
      cleaning: 'Cleaning', 'water-supply': 'Water supply', 'market-order': 'Markets', other: 'Other',
    },
  },
  orders: {
    title: 'Repair orders', waiting: 'To grab', longest: (time) => `longest ${time}`, grabbed: 'Grabbed', posted: (n) => `of ${n} today`,
    done: 'Done', mean: 'Mean grab', minute: 'min', most: (n) => `p90 ${n}`, key: 'line: p90 of grab times', empty: 'No order to grab', more: (n) => `${n} more`,
    working: (n) => `In work: ${n}`,
    trades: { plumbing: 'Plumbing', electric: 'Electric', lift: 'Lift', door: 'Doors', leak: 'Leak', drain: 'Drain', lighting: 'Lighting', access: 'Access', other: 'Other' },
  },
  visits: {
    title: 'Visits', today: 'Today', unit: 'homes', found: 'Found', month: 'Month', key: 'visits / found',
    empty: 'No visit today', well: 'all well', saw: (scene) => `found: ${scene}`,
  },
  satisfaction: {
    title: 'Satisfaction', latest: 'Latest', place: (n) => `rank ${n}`, letters: 'Letters', banners: 'Banners',
    case: (from, to) => `case study · city rank ${from} to ${to}`, studied: 'case study', empty: 'No figure yet',
    study: (period, letters, banners) => `Case study ${period}: ${letters} letters, over ${banners} banners`,
  },
  petitions: {
    title: 'Petitions and court', note: 'by month', individual: 'Individual', court: 'Court', group: (n) => `by groups ${n}`, property: (n) => `property ${n}`,
    before: (n) => `last year ${n}`, empty: 'none yet', month: (year, month) => (month === 1 ? String(year) : ['Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'][month - 2] ?? ''),
    studyPetitions: (period, all, individual, group) => `Case study ${period}: ${all} = ${individual} + ${group} by groups`,
    studyCourt: (period, all, property) => `Case study ${period}: ${all}, property ${property}`,
  },
  funds: {
    title: 'Maintenance funds', below: 'Low', of: (all, share) => `${share} of ${all}`, low: 'To raise', raised: 'Raised',
    stages: { raising: 'Raising' }, key: (floor) => `lowest; full bar ${floor}%`, empty: 'Every fund is sufficient', more: (n) => `${n} more`,
    study: (asOf, low, raised) => `Case study ${asOf}: ${low} below 30%, ${raised} raised`,
  },
  credit: {
    title: 'Estates, best and worst', best: 'Best', worst: 'Worst', of: (all) => `of ${all}`, empty: 'Not scored yet',
    colours: { red: 'R', yellow: 'Y', orange: 'O', green: 'G' },
  },
  community: {
    title: 'Self-government', ledger: 'Bookkeeping', owners: 'Committees', talent: 'Talents', empty: 'None listed',
    audited: (n, share) => `${n} audited · pilot: ${share} of estates`, posted: (posted, group) => `${posted} cross-posted · ${group} groups`,
    kinds: { culture: 'arts', repair: 'repair', mediation: 'peace', volunteer: 'aid', health: 'care' },
    studyLedger: (asOf, n) => `Case study ${asOf}: ${n} estates`,
    studyOwners: (asOf, share, groups) => `Case study ${asOf}: ${share}% formed, ${groups} groups`,
    studyTalent: (asOf, n) => `Case study ${asOf}: ${n} talents`,
  },
  blocks: { title: (n) => counted(n, 'block'), key: 'in hand / overdue' },
  alarms: {
    title: 'Alarms',
    empty: 'No open alarm',
    rest: (n) => `${n} more`,
    acknowledged: 'seen',
  },
  severity: ['', 'Grave', 'Major', 'Minor'],
  trend: {
    title: 'Cases opened, last 24 hours',
    peak: (n, clock) => `Peak ${n} · ${clock}`,
    latest: (n) => `Latest ${n}`,
    today: 'Today',
    empty: 'Nothing counted yet',
  },
  map: {
    title: 'District', open: 'in hand', schematic: 'schematic',
    more: (n) => `${n} more alarm${s(n)}`,
    failed: 'The district cannot be read, trying again',
    lost: 'The picture was lost, restoring it',
  },
  ticker: { title: 'Cases', empty: 'No case has changed yet' },
  states: {
    discovered: 'found', accepted: 'accepted', rejected: 'rejected', registered: 'registered', dispatched: 'dispatched', returned: 'returned',
    'in-hand': 'in hand', disposed: 'disposed', verifying: 'verifying', rework: 'rework', closed: 'closed',
  },

  age: { ago: (seconds) => `${seconds} s ago`, stale: (clock) => `No data since ${clock}`, never: 'No data yet' },
  panel: {
    waiting: 'Waiting for data',
    fault: (name) => `${name} failed`,
    next: (seconds) => `Trying again in ${seconds} s`,
    refused: 'The server does not offer this',
    unknown: (kind) => `There is no panel called ${kind}`,
  },
  multiple: { least: 1_000_000, by: 1_000_000, name: 'M' },
  now: 'now',
  duration: (days, hours, minutes) =>
    days > 0 ? `${days} d ${hours} h` : hours > 0 ? `${hours} h ${pad(minutes)}` : `${minutes} min`,

  pages: {
    choose: 'Choose a screen', walls: 'Walls', panels: 'Single panels',
    size: (metres, distance) => `${metres} m, read from ${distance} m`,
    keys: 'Press L to change the language',
    failed: 'The list of screens cannot be read, trying again',
    dormant: 'Not in service yet', back: 'Back to the choice',
    missing: (wall) => `There is no screen called ${wall}`,
    nothing: 'There is no page at this address',
  },
};
