import { setTimeout as pause } from 'node:timers/promises';
import { completable, fromJsonSchema, McpServer, ResourceTemplate } from '@modelcontextprotocol/server';
import * as z from 'zod';

/** One red pixel, and a moment of silence. */
const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==';
const wav = 'UklGRiYAAABXQVZFZm10IBAAAAABAAEAQB8AAAB9AAACABAAZGF0YQIAAAA=';
const stepMilliseconds = 50;

const text = (said: string) => ({ type: 'text' as const, text: said });
const image = { type: 'image' as const, data: png, mimeType: 'image/png' };
const says = (said: string) => ({ role: 'user' as const, content: text(said) });

/** A server with the tools, resources and prompts that the public conformance suite asks a server under test to have. */
export function conformanceServer(): McpServer {
  const server = new McpServer({ name: 'conformance', version: '1' }, { capabilities: { logging: {}, completions: {} } });
  addAnswers(server);
  addWork(server);
  addResources(server);
  addPrompts(server);
  return server;
}

function addAnswers(server: McpServer): void {
  const tool = (name: string, content: Parameters<typeof answerOf>[0]): void => {
    server.registerTool(name, { description: name, inputSchema: z.object({}) }, () => answerOf(content));
  };
  tool('test_simple_text', [text('This is a simple text response for testing.')]);
  tool('test_image_content', [image]);
  tool('test_audio_content', [{ type: 'audio', data: wav, mimeType: 'audio/wav' }]);
  tool('test_embedded_resource', [{ type: 'resource', resource: {
    uri: 'test://embedded-resource', mimeType: 'text/plain', text: 'This is an embedded resource content.',
  } }]);
  tool('test_multiple_content_types', [text('Multiple content types test:'), image, { type: 'resource', resource: {
    uri: 'test://mixed-content-resource', mimeType: 'application/json', text: '{"test":"data","value":123}',
  } }]);
  server.registerTool('test_error_handling', { description: 'Always fails', inputSchema: z.object({}) }, () => {
    throw new Error('This tool intentionally returns an error for testing');
  });
  server.registerTool('json_schema_2020_12_tool', { description: 'Tool with JSON Schema 2020-12 features', inputSchema: fromJsonSchema({
    $schema: 'https://json-schema.org/draft/2020-12/schema', type: 'object', additionalProperties: false,
    $defs: { address: { type: 'object', properties: { street: { type: 'string' }, city: { type: 'string' } } } },
    properties: { name: { type: 'string' }, address: { $ref: '#/$defs/address' } },
  }) }, () => answerOf([text('taken')]));
}

type Content = ReturnType<typeof text> | typeof image | { type: 'audio'; data: string; mimeType: string }
  | { type: 'resource'; resource: { uri: string; mimeType: string; text: string } };

function answerOf(content: Content[]): { content: Content[] } {
  return { content };
}

function addWork(server: McpServer): void {
  const work = { description: 'Takes its time', inputSchema: z.object({}) };
  server.registerTool('test_tool_with_logging', work, async (_input, { mcpReq }) => {
    for (const said of ['Tool execution started', 'Tool processing data', 'Tool execution completed']) {
      await mcpReq.log('info', said);
      await pause(stepMilliseconds);
    }
    return answerOf([text('done')]);
  });
  server.registerTool('test_tool_with_progress', work, async (_input, { mcpReq }) => {
    const { progressToken } = mcpReq._meta ?? {};
    for (const progress of [0, 50, 100]) {
      if (progressToken !== undefined) {
        await mcpReq.notify({ method: 'notifications/progress', params: { progressToken, progress, total: 100 } });
      }
      await pause(stepMilliseconds);
    }
    return answerOf([text('done')]);
  });
}

function addResources(server: McpServer): void {
  const described = { description: 'For the suite' };
  server.registerResource('static-text', 'test://static-text', { ...described, mimeType: 'text/plain' }, ({ href: uri }) => ({
    contents: [{ uri, mimeType: 'text/plain', text: 'This is the content of the static text resource.' }],
  }));
  server.registerResource('static-binary', 'test://static-binary', { ...described, mimeType: 'image/png' }, ({ href: uri }) => ({
    contents: [{ uri, mimeType: 'image/png', blob: png }],
  }));
  const template = new ResourceTemplate('test://template/{id}/data', { list: undefined });
  server.registerResource('template', template, described, ({ href: uri }, { id }) => ({
    contents: [{ uri, mimeType: 'application/json',
      text: JSON.stringify({ id, templateTest: true, data: `Data for ID: ${String(id)}` }) }],
  }));
}

function addPrompts(server: McpServer): void {
  server.registerPrompt('test_simple_prompt', { description: 'Simple' }, () =>
    ({ messages: [says('This is a simple prompt for testing.')] }));
  const words = (begun: string): string[] => ['paris', 'park', 'party'].filter((word) => word.startsWith(begun));
  server.registerPrompt('test_prompt_with_arguments', {
    description: 'With arguments', argsSchema: z.object({ arg1: completable(z.string(), words), arg2: z.string() }),
  }, ({ arg1, arg2 }) => ({ messages: [says(`Prompt with arguments: arg1='${arg1}', arg2='${arg2}'`)] }));
  server.registerPrompt('test_prompt_with_embedded_resource', {
    description: 'With a resource', argsSchema: z.object({ resourceUri: z.string() }),
  }, ({ resourceUri: uri }) => ({ messages: [
    { role: 'user', content: { type: 'resource',
      resource: { uri, mimeType: 'text/plain', text: 'Embedded resource content for testing.' } } },
    says('Please process the embedded resource above.'),
  ] }));
  server.registerPrompt('test_prompt_with_image', { description: 'With an image' }, () => ({
    messages: [{ role: 'user', content: image }, says('Please analyze the image above.')],
  }));
}
