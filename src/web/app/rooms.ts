import { type ComponentType, lazy } from 'react';
import type { MessageId } from '../messages/messages.ts';

/** One room of the site: where it is, what it is called, and its pages, fetched when somebody goes there. */
export interface Room {
  path: string;
  name: MessageId;
  about: MessageId;
  Pages: ComponentType;
}

export const rooms: readonly Room[] = [
  { path: '/check', name: 'room.check', about: 'room.check.about', Pages: lazy(() => import('../check/CheckRoom.tsx')) },
  { path: '/ask', name: 'room.ask', about: 'room.ask.about', Pages: lazy(() => import('../ask/AskRoom.tsx')) },
  { path: '/law', name: 'room.law', about: 'room.law.about', Pages: lazy(() => import('../law/LawRoom.tsx')) },
  { path: '/verify', name: 'room.verify', about: 'room.verify.about', Pages: lazy(() => import('../verify/VerifyRoom.tsx')) },
];
