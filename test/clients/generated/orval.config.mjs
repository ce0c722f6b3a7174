export default {
  indicators: {
    input: { target: './document.yaml' },
    output: {
      target: './clients/orval/client.ts',
      client: 'fetch',
      baseUrl: process.env.BASE,
      // Of an operation that has NDJSON as well, orval would write a stream alone.
      override: { contentType: { include: ['application/json', 'application/problem+json'] } },
    },
  },
};
