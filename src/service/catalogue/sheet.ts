import type * as z from 'zod';
import type { listedShape } from './entries.ts';

/** Languages in which a page of the catalogue can be taken along. */
export const sheetLanguages = ['en', 'es', 'fr', 'pt', 'ar'] as const;
export type SheetLanguage = (typeof sheetLanguages)[number];

/** What of the catalogue is printed, and where it stands on the site. */
export interface SheetQuestion {
  listed: z.output<typeof listedShape>;
  language: SheetLanguage;
  address: string;
}
