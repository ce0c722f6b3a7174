export { bareType, type Format, type Formats, type WriteOptions } from './formats.ts';
