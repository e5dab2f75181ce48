import { test } from 'node:test';
import { apiTypes } from '../../service/client/apiTypes.ts';
import { openApiDocument } from '../../service/openApi.ts';
import { allRoutes } from '../../service/routes.ts';
import { idleAnalyst } from '../../service/testing/service.ts';
import { opened } from '../mcp/command.ts';
import { analystTools } from './analystTools.ts';

test('the types of the client are those of the service; made anew with --test-update-snapshots (docs/api.md)', (t) => {
  const routes = allRoutes({ ...idleAnalyst, tools: analystTools(opened()) });
  const document = openApiDocument(routes, { address: 'http://localhost', version: '0' });
  t.assert.fileSnapshot(apiTypes(document), 'src/service/client/api.d.ts', { serializers: [String] });
});
