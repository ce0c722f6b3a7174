import type { McpServer, StandardSchemaWithJSON } from '@modelcontextprotocol/server';
import type { z } from 'zod';
import { Problem } from '../domain/problems.ts';
import { fitted } from './tools/room.ts';
import type { Arguments, Session, Tool } from './tools/tool.ts';

interface About {
  readonly server: McpServer;
  readonly asking: Session;
  readonly report: (error: unknown) => void;
}

/** Offers a tool. What goes wrong in it is told to the model, never how. */
export function registerTool<I extends z.ZodType, O extends z.ZodType<object, object>>(
  { name, title, description, input, output, answer }: Tool<I, O>,
  { server, asking, report }: About,
): void {
  const annotations = {
    readOnlyHint: true,
    destructiveHint: false,
    idempotentHint: true,
    openWorldHint: false,
  };
  const config = { title, description, inputSchema: explained(input), outputSchema: output, annotations };
  server.registerTool(name, config, async (asked: Arguments<I>, { mcpReq: { signal } }) => {
    try {
      // A copy, so that a call reads one snapshot while another one takes over.
      return { ...fitted(await answer(asked, { ...asking, signal })) };
    } catch (error) {
      if (!(error instanceof Problem || signal.aborted)) report(error);
      const text =
        error instanceof Problem ? error.message : 'The call was right; the server failed. Try again.';
      return { content: [{ type: 'text', text }], isError: true };
    }
  });
}

/** A schema that keeps what was written beside what it reads, and whose faults say what would work. */
function explained<I extends z.ZodType>(schema: I): StandardSchemaWithJSON<unknown, Arguments<I>> {
  const { validate: _, types: __, ...standard } = schema['~standard'];
  return {
    '~standard': {
      ...standard,
      validate: (value) => {
        const { success, data, error } = schema.safeParse(value);
        if (success) return { value: { written: { ...Object(value) }, read: data } };
        return { issues: error.issues.map((issue) => ({ message: explanationOf(issue), path: issue.path })) };
      },
    },
  };
}

function explanationOf(issue: z.core.$ZodIssue): string {
  if (issue.code !== 'custom') return issue.message;
  const { suggestions = [], allowed = [] } = { ...issue.params };
  const [works] = [suggestions, allowed].map(listOf).filter((list) => list !== '');
  return works === undefined ? issue.message : `${issue.message} What would work: ${works}.`;
}

function listOf(values: unknown): string {
  return Array.isArray(values) ? values.slice(0, 12).join(', ') : '';
}
