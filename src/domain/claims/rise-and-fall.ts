const fall =
  /\b(?:fell|falls?|fallen|falling|declin(?:e[ds]?|ing)|decreas(?:e[ds]?|ing)|drop(?:s|ped|ping)?|shr[aiu]nk|contract(?:s|ed)|slid|slipped|slumped|dipped|plunged|plummeted|tumbled|sank|(?:went )?down|reduced|negative growth)\b|下降|下滑|下跌|下挫|减少|降低|回落|萎缩|缩减|缩水|收缩|走低|骤降|锐减|负增长|[降跌减]幅/i;
const rise =
  /\b(?:gr[eo]w|grow(?:s|ing|n)|rose|ris(?:es?|en|ing)|increas(?:e[ds]?|ing)|(?:went )?up|expand(?:s|ed)|climb(?:s|ed)|jump(?:s|ed)|surg(?:es|ed)|soar(?:s|ed)|gain(?:s|ed)|(?<!value )added|widened)\b|(?<!负)增长|上升|上涨|提高|增加(?!值)|提升|扩大|攀升|跃升|净增|多出|高出/i;
const by = '(?:了|达|为|\\s+(?:by|of))?\\s*$';

/** Words for a rise or a fall. */
export const changeWords = new RegExp(`${fall.source}|${rise.source}`, 'gi');
/** Of a percentage that fell the figure is below zero. What fell *to* a figure has that figure. */
const falling = `(?:${fall.source})(?!\\s*(?:to\\b|[至到]))`;
export const falls = new RegExp(falling, 'i');
export const rises = rise;
export const fallsBefore = new RegExp(`${falling}${by}`, 'i');
/** What stands before the amount by which something rose or fell. */
export const changesBefore = new RegExp(`(?:${falling}|${rise.source})${by}`, 'i');
/** What stands before the level that something rose or fell to. */
export const changesTo = new RegExp(
  `(?:\\b(?:was|were|is|are) )?(?:${changeWords.source})了?\\s*(?:to\\b|[至到])|[增升降涨]了?[至到]`,
  'gi',
);
/** What growth is over, unless a claim says otherwise. */
export const yearBefore =
  /\b(?:year[- ](?:on|over)[- ]year|yoy|(?:(?:over|from|than|on|compared (?:with|to)|versus) )?(?:the|a) (?:(?:previous|prior|preceding) year|year (?:before|earlier)))\b|同比|[比较与](?:上年|去年)(?:同期)?(?:相比)?/gi;
/** What a claim about growth has. */
const growth = new RegExp(
  `${changeWords.source}|${yearBefore.source}|\\b(?:growth|cagr)\\b|增速|增幅|增长|涨幅`,
  'i',
);
const growthItself = /\b(?:growth|cagr)\b|增速|增幅|增长率|涨幅/i;
const otherSpan = /\b(?:average|cumulative|since|cagr|compound|year[- ]to[- ]date)\b|年均|累计|复合/i;

/** True where a claim is about growth of the sort that a name says: over a year, or on average or since some year. */
export function speaksOfGrowth(text: string, name: string): boolean {
  return growth.test(text) && otherSpan.test(text) === otherSpan.test(name);
}

/** True where a text that ends before a figure in percent says by how much growth itself changed. */
export function growthChanges(text: string): boolean {
  return growthItself.test(text) && changesBefore.test(text);
}
