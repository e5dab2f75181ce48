import type { Facts } from './bench.ts';

/** An item, told to both: the peer reads its number, we may be told what it is for. */
export interface Item {
  eccn: string;
  kind: 'hardware' | 'software' | 'technology';
  facts: Facts;
}

const serves: Readonly<Record<string, Facts>> = {
  '3A090.a': { 'item.designedForDataCenter': true, 'item.totalProcessingPerformance': 5000 },
  '4A090.a': { 'item.designedForDataCenter': false, 'item.totalProcessingPerformance': 5000 },
  '3D001': { 'item.technologyFor': '3A001.a.7' },
  '3E001': { 'item.technologyFor': '3A001.a.7' },
  '4D090': { 'item.technologyFor': '4A090.a' },
  '5D992.z.1': { 'item.technologyFor': '5A992.z.1' },
  '5D002.c.1': { 'item.technologyFor': '5A002.a' },
  '5E002.a': { 'item.technologyFor': '5A002.a' },
};

/** The item of a number: the second sign says whether it is software or technology. */
export function itemOf(eccn: string): Item {
  const group = eccn === 'EAR99' ? 'A' : eccn[1]!;
  const kind = group === 'D' ? 'software' : group === 'E' ? 'technology' : 'hardware';
  const ours = kind !== 'hardware' ? kind : eccn.startsWith('3A') ? 'ic' : eccn.startsWith('3B') ? 'semiconductor-equipment' : 'computer';
  return { eccn, kind, facts: { 'item.eccn': eccn, 'item.kind': ours, ...serves[eccn] } };
}
