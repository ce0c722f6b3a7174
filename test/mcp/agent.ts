import { fileURLToPath } from 'node:url';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';

/** What a tool answered. */
export interface Answered {
  readonly text: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly isError: boolean;
  /** Bytes of the whole result. */
  readonly bytes: number;
}

/** A client of the protocol, as an agent has one. */
export class Agent {
  readonly client: Client;

  private constructor(client: Client) {
    this.client = client;
  }

  static async overHttp(base: string): Promise<Agent> {
    const client = new Client({ name: 'test', version: '1.0.0' });
    await client.connect(new StreamableHTTPClientTransport(new URL('/mcp', base)));
    return new Agent(client);
  }

  /** Starts the command that a client is configured with. */
  static async overStdio(environment: Readonly<Record<string, string>>): Promise<Agent> {
    const client = new Client({ name: 'test', version: '1.0.0' });
    const command = fileURLToPath(new URL('../../src/cli/mcp.ts', import.meta.url));
    await client.connect(
      new StdioClientTransport({ command: process.execPath, args: [command], env: { ...environment } }),
    );
    return new Agent(client);
  }

  async call(name: string, parameters: Readonly<Record<string, unknown>>): Promise<Answered> {
    const result = await this.client.callTool({ name, arguments: { ...parameters } });
    const [first] = result.content;
    return {
      text: first?.type === 'text' ? first.text : '',
      data: Object(result.structuredContent),
      isError: result.isError ?? false,
      bytes: Buffer.byteLength(JSON.stringify(result)),
    };
  }

  close(): Promise<void> {
    return this.client.close();
  }
}
