import { type ComponentType, lazy } from 'react';
import type { MessageId } from '../messages/messages.ts';
import { isServed } from '../service/served.ts';

/** One room of the site: where it is, what it is called, and its pages, fetched when somebody goes there. */
export interface Room {
  path: string;
  name: MessageId;
  about: MessageId;
  Pages: ComponentType;
}

/** A room whose name and description stand in the messages under its path. */
function room(
  name: 'check' | 'ask' | 'law' | 'programme' | 'finance' | 'owners' | 'screening' | 'simulate' | 'verify' | 'catalogue' | 'workspaces',
  pages: () => Promise<{ default: ComponentType }>,
): Room {
  return { path: `/${name}`, name: `room.${name}`, about: `room.${name}.about`, Pages: lazy(pages) };
}

export const rooms: readonly Room[] = [
  room('check', () => import('../check/CheckRoom.tsx')), room('ask', () => import('../ask/AskRoom.tsx')),
  room('law', () => import('../law/LawRoom.tsx')), room('programme', () => import('../programme/ProgrammeRoom.tsx')),
  room('finance', () => import('../finance/FinanceRoom.tsx')), room('owners', () => import('../owners/OwnersRoom.tsx')),
  room('screening', () => import('../screening/ScreeningRoom.tsx')), room('simulate', () => import('../simulate/SimulateRoom.tsx')),
  room('verify', () => import('../verify/VerifyRoom.tsx')),
  ...isServed ? [room('catalogue', () => import('../catalogue/CatalogueRoom.tsx')),
    room('workspaces', () => import('../workspaces/WorkspacesRoom.tsx'))] : [],
];
