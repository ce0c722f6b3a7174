const examples = [
  ['/v1/observations?indicator=data-output-nda', 'Data output of China, in zettabytes', '中国数据生产总量'],
  [
    '/v1/indicators/digital-economy-value-added-nda',
    'The digital economy: latest outturn and forecast, apart',
    '数字经济增加值：实绩与预测分列',
  ],
  [
    '/v1/observations?source=capitalfm-2025-09-22&revisions=all&format=csv',
    'Everything that the article states, as CSV',
    '该报道的全部数值（CSV）',
  ],
];

const items = examples
  .map(
    ([href, en, zh]) =>
      `<li><a href="${href?.replaceAll('&', '&amp;')}">${en}</a> <span lang="zh">${zh}</span><br><code>${href?.replaceAll('&', '&amp;')}</code></li>`,
  )
  .join('\n');

/** The landing page: what this is, three examples, the documentation. */
export const landing = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>China Data Economy Indicators</title>
<meta name="description" content="China's data-economy indicators, with how sure each figure is, who said it, when, and what contradicts it.">
<link rel="stylesheet" href="/style.css">
<link rel="icon" href="data:,">
</head>
<body>
<main>
<h1>China Data Economy Indicators</h1>
<p>How large is China's digital economy, how many data enterprises are there, how many zettabytes does the country produce? This API answers with the figure, how sure it is, who said it, when, and what contradicts it.</p>
<p lang="zh">中国数据经济指标：每个数值都附有不确定性、来源、发布日期以及与之矛盾的说法。</p>
<h2>Try</h2>
<ul>
${items}
</ul>
<h2>Read</h2>
<ul>
<li><a href="/docs">Swagger UI</a>: every endpoint, with examples that run</li>
<li><a href="/openapi.yaml">OpenAPI 3.1 document</a></li>
<li><a href="/v1">Entry point</a>: limits, formats, licence</li>
<li><a href="/errors">Errors</a></li>
</ul>
<p>Code under MIT. Compilation under <a href="https://creativecommons.org/licenses/by/4.0/" rel="license">CC BY 4.0</a>. Figures belong to their sources.</p>
</main>
</body>
</html>
`;
