/** The task of worker-pool.test.ts that ends its thread. */
export default function exit(): void {
  process.exit(3);
}
