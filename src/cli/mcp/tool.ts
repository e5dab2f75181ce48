import type { CallToolResult, McpServer } from '@modelcontextprotocol/server';
import * as z from 'zod';
import { InputError } from '../../corpus/diagnostic.ts';
import { FactError } from '../../engine/lawEngine.ts';
import { fileComplaint } from '../inputFile.ts';
import type { Page } from '../render/layout.ts';

/** What a tool answers: what a person would read on the command line, and the same for a program. */
export interface Answer<Data> {
  text: string;
  data: Data;
}

/** A tool as the server offers it. */
export interface Tool<Input extends z.ZodObject, Output extends z.ZodObject> {
  name: string;
  title: string;
  description: string;
  input: Input;
  output: Output;
  answer: (input: z.infer<Input>) => Answer<z.infer<Output>> | Promise<Answer<z.infer<Output>>>;
}

/** The page on which answers are written: no terminal, so no colour. */
export const page: Page = { width: 100, colour: false };

/** A day as every tool takes it. Whether there is such a day is for the command to say. */
export const daySchema = z.string().regex(/^\d{4}-\d\d-\d\d$/, 'Write it as 2026-11-23.');

/** Adds a tool to a server. Input that cannot be used is an error result in the words of the command line. */
export function addTool<Input extends z.ZodObject, Output extends z.ZodObject>(
  server: McpServer, { name, title, description, input, output, answer }: Tool<Input, Output>,
): void {
  const annotations = { title, readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false };
  const run = async (asked: z.infer<Input>): Promise<CallToolResult> => {
    try {
      const { text, data } = await answer(asked);
      return { content: [{ type: 'text', text }], structuredContent: data };
    } catch (error) {
      return { content: [{ type: 'text', text: complaintOf(error) }], isError: true };
    }
  };
  // The kit's own type of a callback cannot be told that a schema is still open.
  server.registerTool<z.ZodObject, z.ZodObject>(name, { title, description, inputSchema: input, outputSchema: output, annotations },
    (asked) => run(asked as z.infer<Input>));
}

/** What was wrong with the input, each complaint with its place. A fault of ours must not look like an answer. */
function complaintOf(error: unknown): string {
  if (error instanceof InputError || error instanceof FactError) return error.message;
  const told = error instanceof Error ? error.message : String(error);
  return fileComplaint(error) ?? `This is a fault in Portolan, please report it: ${told.split('\n')[0]}`;
}
