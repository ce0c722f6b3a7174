import { McpServer } from '@modelcontextprotocol/server';
import { datasetName } from '../domain/catalogue/dataset-terms.ts';
import { version } from '../version.ts';
import { registerPrompts } from './fact-check-prompt.ts';
import { registerTool } from './register-tool.ts';
import { registerResources } from './resources.ts';
import { compareTool } from './tools/compare-tool.ts';
import { computeTool } from './tools/compute-tool.ts';
import { describeTool } from './tools/describe-tool.ts';
import { latestTool } from './tools/latest-tool.ts';
import { searchTool } from './tools/search-tool.ts';
import { seriesTool } from './tools/series-tool.ts';
import type { Session } from './tools/tool.ts';
import { verifyTool } from './tools/verify-tool.ts';

const instructions = `Indicators of China's data economy, every figure with its source, its precision and its history.

Call search first, for ids. latest: how large, how sure. series: since when, what was foreseen, whether it was revised (revisions=all). compute: growth, index, share of GDP, per person, in dollars. compare: the rivals of a concept. describe: definitions and traps. verify: whether a claim is right.

Quote sentence as it is: its hedge (about, over), year, definition, source and evidence grade (A confirmed, B sound, C reported, D contested) belong to the figure. Rivals are never joined or averaged; outturns, forecasts and targets never mix. An answer has at most 8 kB; its link "more" leads to the rest.

中国数据经济指标。请先用 search 查得指标代码；引用时请完整引用 sentence，保留“约”“超”等限定词、年份、口径、来源和证据等级。`;

/** A server of the protocol that answers from one snapshot. `report` gets errors that are nobody's fault but ours. */
export function mcpServer(asking: Session, report: (error: unknown) => void): McpServer {
  const server = new McpServer(
    { name: 'china-data-economy-indicators', title: datasetName.en, version },
    { instructions, maxToolInputElements: 100 },
  );
  const about = { server, asking, report };
  registerTool(searchTool, about);
  registerTool(describeTool, about);
  registerTool(latestTool, about);
  registerTool(seriesTool, about);
  registerTool(computeTool, about);
  registerTool(compareTool, about);
  registerTool(verifyTool, about);
  registerResources(server, asking);
  registerPrompts(server);
  return server;
}
