import type { List, Row } from '../server.ts';

export interface Change extends Row {
  readonly previous: { readonly id: string; readonly display: string } | null;
}
export interface Changes extends Omit<List, 'data'> {
  readonly data: readonly Change[];
}
