import { useText } from '../app/text.ts';
import { api } from '../service/api.ts';
import { useRead } from '../service/useRead.ts';
import { usePlace } from './place.ts';

const shownDigits = 6;

/** What people of the workspace are called; who has left it is still somebody, and always the same. */
export function useNames(): (user: string) => string {
  const t = useText();
  const { workspace, user: own } = usePlace();
  const { value } = useRead(() => api.GET('/api/workspaces/{workspace}/people', { params: { path: { workspace } } }), [workspace]);
  return (user) => {
    if (user === own) return t('people.you');
    if (user === 'system' || user === 'server') return t('people.service');
    return value?.items.find((one) => one.user === user)?.name ?? t('people.left', { id: user.slice(-shownDigits) });
  };
}
