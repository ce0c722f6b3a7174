import { answerTexts } from './answer-texts.ts';
import { catalogueSchemaTexts } from './catalogue-schema-texts.ts';
import { figureSchemaTexts } from './figure-schema-texts.ts';
import { mediaTexts } from './media-texts.ts';
import { serviceSchemaTexts } from './service-schema-texts.ts';

/** The Chinese descriptions of answers, headers and schemas, by the English ones. */
export const describedTexts: Readonly<Record<string, string>> = {
  ...answerTexts,
  ...mediaTexts,
  ...figureSchemaTexts,
  ...catalogueSchemaTexts,
  ...serviceSchemaTexts,
};
