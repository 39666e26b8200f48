/** Units that the name and the clock take. */
const NAME = 26;

/** Where the header's parts stand that goes across so many displays: the name on the first, the state in the middle, the rest on the last. */
export function partsOn(displays: number): { list: string; areas: readonly string[] } {
  const middle = Math.ceil(displays / 2);
  const parts = Array.from({ length: displays }, (_, i) => {
    if (i === 0) return middle === 1 ? ['left', 'state'] : ['left'];
    return [i === displays - 1 ? 'right' : i + 1 === middle ? 'state' : '.'];
  });
  return { list: parts.map(({ length }) => (length > 1 ? `${NAME} 1fr` : '1fr')).join(' | '), areas: parts.flat() };
}
