import type { Dossier } from '../../program/dossier/tree.ts';

/** What cover, head and foot of every page say of an edition. */
export function bannerOf({ edition, on, title }: Dossier): {
  kicker: string;
  banner: string;
  bannerText: string;
  footer: string;
  author: string;
} {
  const whole = edition === 'whole';
  return {
    kicker: 'American AI Exports Program',
    author: 'Portolan',
    footer: `${title} · ${on}`,
    banner: whole ? 'Contains business-confidential information' : 'Public version',
    bannerText: whole
      ? 'Confidential words stand in ⟦double brackets⟧. What is claimed, and why, is said in an annex. Nothing marked may be passed on.'
      : 'Business-confidential information has been removed; a sign stands in the place of each removal. Nothing is hidden in this file.',
  };
}
