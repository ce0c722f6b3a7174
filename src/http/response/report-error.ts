import type { FastifyRequest } from 'fastify';
import type { Lang } from '../../domain/numbers/display.ts';

/** What somebody may report an error in. */
interface Reported {
  /** Id of a statement or an indicator. */
  readonly id: string;
  /** The figure as it is shown; null where there is none. */
  readonly display: string | null;
  readonly release: string;
  /** Where the API has it. */
  readonly address: string;
}

/** The link by which an error is reported, with what it is about filled in; none without `CONTACT_URL`. */
export function reportErrorLink(
  { contactUrl }: FastifyRequest,
  reported: Reported,
  lang: Lang,
): { readonly reportError?: string } {
  return contactUrl === undefined ? {} : { reportError: filled(contactUrl, texts[lang](reported)) };
}

interface Message {
  readonly title: string;
  readonly body: string;
}

const texts: Record<Lang, (about: Reported) => Message> = {
  en: ({ id, display, release, address }) => ({
    title: `Error in ${id}`,
    body: [
      `Statement: ${id}`,
      ...(display === null ? [] : [`Figure: ${display}`]),
      `Release: ${release}`,
      `Address: ${address}`,
      '',
      'What is wrong, and where is it right?',
      '',
    ].join('\n'),
  }),
  zh: ({ id, display, release, address }) => ({
    title: `数据有误：${id}`,
    body: [
      `编号：${id}`,
      ...(display === null ? [] : [`数值：${display}`]),
      `版本：${release}`,
      `地址：${address}`,
      '',
      '何处有误？正确内容见于何处？',
      '',
    ].join('\n'),
  }),
};

/**
 * An address with a message: in the places of `{title}` and `{body}`, else as the parameters `title` and `body`, or
 * `subject` and `body` of a mail, whose lines end in CRLF (RFC 6068 section 5).
 */
function filled(contact: string, { title, body }: Message): string {
  const isMail = contact.startsWith('mailto:');
  const lines = isMail ? body.replaceAll('\n', '\r\n') : body;
  const [written, text] = [encodeURIComponent(title), encodeURIComponent(lines)];
  if (/\{(title|body)\}/.test(contact))
    return contact.replaceAll('{title}', written).replaceAll('{body}', text);
  const [address = '', fragment] = contact.split('#');
  const query = `${isMail ? 'subject' : 'title'}=${written}&body=${text}`;
  const whole = `${address}${address.includes('?') ? '&' : '?'}${query}`;
  return fragment === undefined ? whole : `${whole}#${fragment}`;
}
