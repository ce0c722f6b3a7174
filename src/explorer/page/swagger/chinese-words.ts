/* The words of Swagger UI itself in Chinese: it has no translations, so what its components draw is translated. */

type Properties = Readonly<Record<string, unknown>>;
type FunctionComponent = (properties: Properties) => unknown;
type ClassComponent = new (properties: Properties) => { render(): unknown };

interface DrawnElement {
  readonly type: unknown;
  readonly props: Properties;
}

interface System {
  readonly React: {
    readonly isValidElement: (node: unknown) => node is DrawnElement;
    readonly createElement: (
      type: unknown,
      properties: object | null,
      ...children: readonly unknown[]
    ) => unknown;
    readonly cloneElement: (
      element: DrawnElement,
      properties: object | null,
      ...children: readonly unknown[]
    ) => unknown;
  };
}

/** By what stands in the page, blanks round it left out. */
const words: Readonly<Record<string, string>> = {
  Add: '添加',
  'Additional properties': '其他属性',
  'All of': '须同时满足',
  'Any of': '满足任一即可',
  Cancel: '取消',
  Clear: '清除',
  Code: '状态码',
  'Collapse all': '全部收起',
  Const: '固定值',
  Controls: '决定',
  'Copy cURL command to clipboard': '复制cURL命令',
  'Copy code to clipboard': '复制',
  Curl: 'cURL命令',
  Default: '默认值',
  Description: '说明',
  Details: '内容',
  Download: '下载',
  'Download file': '下载文件',
  'Example Value': '示例',
  Enum: '可取值',
  Examples: '示例',
  Execute: '发送请求',
  'Expand all': '全部展开',
  'header.': '标头。',
  'Headers:': '标头：',
  item: '项',
  Items: '元素',
  Links: '链接',
  'Media type': '媒体类型',
  'Media Type': '媒体类型',
  ms: '毫秒',
  Name: '名称',
  'No links': '无',
  'No parameters': '没有参数。',
  'One of': '满足其一',
  Parameters: '参数',
  'Pattern properties': '按名称模式的属性',
  'Property names': '属性名',
  'Request URL': '请求地址',
  'Request duration': '用时',
  Reset: '重置',
  'Response body': '应答正文',
  'Response headers': '应答标头',
  Responses: '应答',
  Schema: '结构',
  'Server response': '服务器应答',
  'Try it out': '试用',
  Type: '类型',
  Undocumented: '文档未列',
  allowed: '允许',
  forbidden: '不允许',
};

/** Attributes that people read or hear. */
const spoken = ['aria-label', 'ariaLabel', 'title'] as const;

/** The components of Swagger UI that draw words. */
const components = [
  ...['TryItOutButton', 'clear', 'execute', 'parameters', 'parameterRow', 'responses', 'response', 'headers'],
  ...['liveResponse', 'responseBody', 'curl', 'modelExample', 'JsonSchema_array', 'HighlightCode'],
  ...[
    'ExpandDeepButton',
    'KeywordAllOf',
    'KeywordAnyOf',
    'KeywordOneOf',
    'KeywordItems',
    'KeywordExamples',
    'KeywordEnum',
    'KeywordConst',
    'KeywordPropertyNames',
    'KeywordAdditionalProperties',
    'KeywordPatternProperties',
    'KeywordDefault',
  ].map((name) => `JSONSchema202012${name}`),
];

/** Those that Swagger UI itself puts into a component that catches errors. */
const guarded = ['parameters', 'responses'];

/** Draws the components in Chinese, on pages in Chinese. */
export const chineseWords = ({ React }: System) => {
  if (document.documentElement.lang !== 'zh') return {};
  const chinese = new Translation(React);
  const wrapped = components.map((name) => [
    name,
    (component: unknown) => chinese.drawn(component, guarded.includes(name)),
  ]);
  return { wrapComponents: Object.fromEntries(wrapped) };
};

class Translation {
  readonly #react: System['React'];
  /** Each component is translated once: to React another function is another component, which begins anew. */
  readonly #translated = new WeakMap<object, unknown>();

  constructor(react: System['React']) {
    this.#react = react;
  }

  /** A component that draws in Chinese what another one draws; `isGuarded` of one that stands in others, which catch its errors. */
  drawn(component: unknown, isGuarded: boolean): unknown {
    if (!isFunction(component)) return component;
    const known = this.#translated.get(component);
    if (known !== undefined) return known;
    const inChinese = (node: unknown) => this.#inChinese(node, isGuarded);
    const translated = isClass(component)
      ? class extends component {
          override render() {
            return inChinese(super.render());
          }
        }
      : (properties: Properties) => inChinese(component(properties));
    this.#translated.set(component, translated);
    this.#translated.set(translated, translated);
    return translated;
  }

  /** What stands in a page: a text, an element with what is in it, or a list of both. */
  #inChinese(node: unknown, isGuarded: boolean): unknown {
    if (typeof node === 'string') return translation(node);
    if (Array.isArray(node)) return node.map((each) => this.#inChinese(each, isGuarded));
    return this.#react.isValidElement(node) ? this.#element(node, isGuarded) : node;
  }

  #element(element: DrawnElement, isGuarded: boolean): unknown {
    const { type, props } = element;
    const { children = [], name } = props;
    const named = spoken.flatMap((attribute) => {
      const text = props[attribute];
      return typeof text === 'string' ? [[attribute, translation(text)]] : [];
    });
    const inside = (Array.isArray(children) ? children : [children]).map((child) =>
      this.#inChinese(child, isGuarded),
    );
    // A name that is a text may be that of a property.
    const label = this.#react.isValidElement(name) ? { name: this.#inChinese(name, isGuarded) } : {};
    const changed = { ...Object.fromEntries(named), ...label };
    // Small components that draw words inside of these are known to them alone.
    const isOwn = isFunction(type) && (isGuarded || !isClass(type));
    return isOwn
      ? this.#react.createElement(
          this.drawn(type, false),
          { ...props, ...changed, ...keyOf(element) },
          ...inside,
        )
      : this.#react.cloneElement(element, changed, ...inside);
  }
}

function keyOf(element: object): { readonly key?: unknown } {
  return 'key' in element && element.key !== null ? { key: element.key } : {};
}

function translation(text: string): string {
  const plain = text.trim();
  const chinese = words[plain];
  return chinese === undefined ? text : text.replace(plain, chinese);
}

function isFunction(value: unknown): value is FunctionComponent {
  return typeof value === 'function';
}

function isClass(value: unknown): value is ClassComponent {
  return isFunction(value) && typeof value.prototype?.isReactComponent === 'object';
}
