import { district, type District } from '#protocol/district';

/** The district's geometry and names from its server. Rejects where it cannot be reached or does not answer as agreed. */
export async function fetchDistrict(): Promise<District> {
  const response = await fetch('/api/district');
  if (!response.ok) throw new Error(`/api/district: ${response.status}`);
  return district.parse(await response.json());
}
