/** Gives a key a row of its own while there is room for so many in a table, and then the one that all others share. */
export const roomIn = (table: { has(id: string): boolean; readonly size: number }, room: number, shared: string) =>
  (key: string): string => (table.has(key) || table.size < room ? key : shared);
