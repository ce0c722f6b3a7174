/** The Chinese descriptions of answers and their headers, by the English ones. */
export const answerTexts: Readonly<Record<string, string>> = {
  // The document itself.
  "China's data-economy indicators, with how sure each figure is, who said it, when, and what contradicts it.\n\nEvery figure carries its qualifier (about, over …), its bounds, its source and its place in the history of statements. A 200 is complete, typed and says how sure it is; everything else is problem details (RFC 9457).":
    '中国数据经济指标：每个数值有多可靠、由谁发布、何时发布、与哪些数据不一致。\n\n每个数值均附限定词（约、超过……）、区间、来源，以及它在历次表述中的位置。凡返回200的应答，内容完整、类型明确，并说明可靠程度；其余一律返回问题详情（problem details，RFC 9457）。',
  'This server.': '本服务器。',
  // Answers.
  'A complete answer.': '完整的应答。',
  'A complete message.': '完整的SDMX报文。',
  'Live.': '进程可以应答。',
  'Ready.': '已就绪。',
  'Metrics.': '运行指标。',
  'The descriptor.': '数据包描述文件。',
  'The file.': '文件本身。',
  'The bytes that `Range` asks for, in the media type of the whole.':
    '`Range`所请求的字节，媒体类型与整体相同。',
  'The client has this answer already, by `If-None-Match` or `If-Modified-Since`.':
    '依`If-None-Match`或`If-Modified-Since`，客户端已有此应答。',
  'Parameters are wrong: `errors` names each, `links.tryInstead` works.':
    '参数有误：`errors`逐一列出，`links.tryInstead`给出可用的地址。',
  'No entry has this id; `errors` names the nearest.': '没有此编号的条目；`errors`列出最接近的编号。',
  'There is no such format; `errors` names those that there are.': '没有此格式；`errors`列出可用的格式。',
  'The id was retired, and `errors` names its successor; or the release of the cursor is gone.':
    '该编号已停用，`errors`给出后继编号；或游标所属的版本已不存在。',
  '`If-Match` or `If-Unmodified-Since` does not hold.': '不满足`If-Match`或`If-Unmodified-Since`。',
  'The address is too long.': '地址过长。',
  '`Range` lies outside the answer.': '`Range`超出应答范围。',
  'The request is well-formed but cannot be answered; `links.tryInstead` can.':
    '请求格式正确，但无法作答；`links.tryInstead`给出可以作答的地址。',
  'More requests in a minute than the limit.': '一分钟内的请求数超过上限。',
  'The server failed: its log has the `requestId`.': '服务器出错，其日志中记有`requestId`。',
  'The service is busy, or not ready yet.': '服务繁忙，或尚未就绪。',
  'An SDMX error message: its code, and what to do.': 'SDMX错误报文：错误代码与处理办法。',
  'Pages of any origin may read the answer.': '任何来源的网页均可读取此应答。',
  '`bytes` where `Range` takes parts of the answer, `none` where it is streamed.':
    '可用`Range`取应答的一部分时为`bytes`，以流发送时为`none`。',
  'How long the answer may be kept.': '此应答可缓存多久。',
  'Name under which a table or a file is saved.': '表格或文件保存时的名称。',
  'Which bytes are sent, and of how many.': '所发送的字节范围与总字节数。',
  'Strong entity tag, for `If-None-Match`, `If-Match` and `If-Range`.':
    '强校验实体标签，用于`If-None-Match`、`If-Match`和`If-Range`。',
  'Day of the release, or of the answer, as an HTTP date.': '版本或应答的日期，采用HTTP日期格式。',
  'Addresses of the answer, its next page, its description and its licence (RFC 8288).':
    '应答本身、下一页、说明文档与许可的地址（RFC 8288）。',
  'What is left of the limit, `"default";r=599;t=60`, where there is one (draft-ietf-httpapi-ratelimit-headers).':
    '设有请求上限时的剩余次数，如`"default";r=599;t=60`（draft-ietf-httpapi-ratelimit-headers）。',
  'The limit, `"default";q=600;w=60`: requests in so many seconds.':
    '请求上限，如`"default";q=600;w=60`：若干秒内的请求数。',
  'Id of the release that the answer is of.': '应答所属版本的编号。',
  'Seconds to wait.': '需等待的秒数。',
  'Headers of the request that the answer depends on.': '应答所依据的请求标头。',
};
