/**
 * Width of a text in pixels, estimated without any font so that server and page break lines at the same places;
 * rather too wide than too narrow, since the font of the reader is not known.
 */
export function widthOf(text: string, size: number): number {
  let ems = 0;
  for (const character of text) ems += emsOf(character);
  return ems * size;
}

function emsOf(character: string): number {
  if (/[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60\u3000-\u303f]/.test(character)) return 1;
  if (/[iljtfrI.,:;|!'()[\] ]/.test(character)) return 0.34;
  if (/[mwMW%@—]/.test(character)) return 0.9;
  return /[A-Z]/.test(character) ? 0.68 : 0.57;
}

/** The text in at most `most` lines no wider than `width`; one that does not fit is cut with an ellipsis. */
export function wrapped(text: string, size: number, width: number, most: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces(text)) {
    if (line !== '' && widthOf(line + piece.trimEnd(), size) > width) {
      lines.push(line.trimEnd());
      line = piece.trimStart();
    } else line += piece;
  }
  lines.push(line.trimEnd());
  if (lines.length <= most) return lines.map((each) => cut(each, size, width));
  const kept = lines.slice(0, most - 1);
  return [...kept.map((each) => cut(each, size, width)), cut(lines.slice(most - 1).join(' '), size, width)];
}

/** The text, cut with an ellipsis where it is wider than `width`. */
export function cut(text: string, size: number, width: number): string {
  if (widthOf(text, size) <= width) return text;
  const characters = [...text];
  while (characters.length > 1 && widthOf(`${characters.join('')}…`, size) > width) characters.pop();
  return `${characters.join('').trimEnd()}…`;
}

/** The parts between which a line may break: after a space, and beside a Chinese character, except before a closing mark or a number. */
function pieces(text: string): string[] {
  return (
    text.match(/[\u2e80-\u9fff]\d*[，。；：、）”》]*|[^\u2e80-\u9fff \n]+[ \n，。；：、）]*|[ \n]+/g) ?? [
      text,
    ]
  );
}
