/** What stays at its place and may be out of order; all else goes about, or is told of by others. */
const FIXED: ReadonlySet<string> = new Set(['camera', 'sensor']);

interface Saying { device: string; place?: string | undefined; origin: string }

/** Whether an alert of this origin comes from a device that stays at its place. */
export const isFixed = (origin: string): boolean => FIXED.has(origin);

/**
 * Who sees what an alert tells: the device, or where the device is none that stays at its place (a patrol, a drone, a
 * hotline), the device at the place that it names, so that what it saw elsewhere does not count here.
 */
export const whoOf = ({ device, place, origin }: Saying): string =>
  (place === undefined || isFixed(origin) ? device : JSON.stringify([device, place]));

/** Who takes back what it told: an end may leave out how the alert was found, so the first of those that are known. */
export const whoEnds = (data: Saying, known: (who: string) => boolean): string => {
  const who = whoOf(data);
  return [who, data.device, whoOf({ ...data, origin: '' })].find(known) ?? who;
};
