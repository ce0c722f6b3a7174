import type { McpServer } from '@modelcontextprotocol/server';
import { z } from 'zod';
import { langParameter } from '../http/request/common-parameters.ts';

const argsSchema = z.strictObject({
  text: z.string().min(1).max(20_000).describe('The text whose figures are to be checked.'),
  lang: langParameter,
});

const tasks = {
  en: `Check every figure on China's data economy in the text below.

1. List the claims: one figure, one period, one area each.
2. Call verify for each with the sentence as text; where it answers notUnderstood, give about, period, value and unit apart.
3. Report each claim with its verdict and the sentence of the answer as it is, with hedge, year, definition, source and evidence grade. Where the verdict is otherDefinition, outdated or otherLane, say which definition, date or kind the claim needs; undecided is neither right nor wrong.
4. Say what you could not check. Use no figure from memory.

Text:
`,
  zh: `请核查下文中有关中国数据经济的全部数值。

1. 逐条列出说法，每条只含一个数值、一个时期和一个地区。
2. 对每条调用 verify，以原句作为 text；若答复为 notUnderstood，则分别给出 about、period、value 和 unit。
3. 逐条报告结论，并完整引用答复中的 sentence，保留限定词、年份、口径、来源和证据等级。结论为 otherDefinition、outdated 或 otherLane 的，说明该说法对应的口径、日期或性质；undecided 既非证实，也非否定。
4. 说明哪些内容无法核查。不得凭记忆引用数值。

原文：
`,
} as const;

/** Offers a prompt for a fact check. */
export function registerPrompts(server: McpServer): void {
  server.registerPrompt(
    'fact-check',
    {
      title: 'Fact check · 事实核查',
      description: "Checks every figure on China's data economy in a text, with sources to quote.",
      argsSchema,
    },
    ({ text, lang }) => ({
      messages: [{ role: 'user', content: { type: 'text', text: tasks[lang] + text } }],
    }),
  );
}
