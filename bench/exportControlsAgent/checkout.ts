import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** One reason for control, as the chart of the peer answers it. */
export interface PeerReason {
  reason: string;
  path: string;
  scope: { applies: string };
  determination: string;
}

interface PeerException {
  symbols: string[];
}

interface PeerRule {
  paragraph: string;
}

/** What the modules of the peer answer, as far as this comparison reads it. */
export interface Checkout {
  chart(question: { eccn: string; destination: string }): { requirements?: PeerReason[] };
  exceptions(question: Readonly<Record<string, unknown>>): {
    mandatoryRestrictions: { citation: string; severity: string }[];
    exceptionsToReview: PeerException[];
    exceptionsForeclosed: PeerException[];
    exceptionsIndeterminate: PeerException[];
    exceptionsOutOfScope: PeerException[];
  };
  productRules(question: Readonly<Record<string, unknown>>): { rulesApplying: PeerRule[]; rulesIndeterminate: PeerRule[] };
  minimum(question: Readonly<Record<string, unknown>>): { verdict: { type: string } };
  endUse(question: Readonly<Record<string, unknown>>): { issuesToReview: { citation: string; severity: string }[] };
  place(name: string): { resolved: boolean; groups: string[] };
}

const modules = {
  chart: ['rules/country-chart.js', 'assessCountryChartRequirement'],
  exceptions: ['rules/license-exceptions.js', 'analyzeLicenseExceptions'],
  productRules: ['rules/fdp.js', 'assessFdp'],
  minimum: ['rules/de-minimis.js', 'assessDeMinimis'],
  endUse: ['rules/part744.js', 'checkPart744'],
  place: ['lib/countries.js', 'resolveCountry'],
} as const;

/** The file by which a folder is known to be a checkout. */
export const mark = join('src', modules.chart[0]);

/** Opens the modules of a checkout. */
export async function openCheckout(folder: string): Promise<Checkout> {
  const opened = await Promise.all(Object.entries(modules).map(async ([name, [file, exported]]) => {
    const module = await import(pathToFileURL(join(folder, 'src', file)).href) as Record<string, unknown>;
    return [name, module[exported]] as const;
  }));
  return Object.fromEntries(opened) as unknown as Checkout;
}
