/** What `--help` prints. */
export const helpTexts = {
  en: `Usage: npm run import -- FILE [--dry-run] [--source ID]

Adds your own statements to the database: all of them, or none when a line is rejected.
FILE is a workbook (.xlsx), or text separated by commas, semicolons or tabs: the API's long or wide CSV, a sheet with
columns for indicator (指标), area (地区), period (时间), value (数值) and unit (单位), the layout of the NBS, or a table with
periods, areas or indicators as columns. Names or ids, English or Chinese. What could be read in two ways is refused.
  --dry-run       prints how each column was understood and what each line would do, and writes nothing
  --source ID     source of the lines that name none; with --title, --publisher and --published-on
                  (a day, a month or a year) a new source is added to the database
  --language CODE language of the new source (default: en)
  --indicator ID, --area CODE, --period P, --unit UNIT
                  for lines that do not say it themselves
  --read "TEXT=MEANING"
                  says what a header ("备注=note", "x=ignore") or a cell ("国内生产总值=gdp-current-nbs") means; repeatable
  --decimal point|comma, --days month|quarter|year, --sheet NAME, --encoding NAME
                  decide how numbers, days as periods, the sheet of a workbook and the bytes of a text are read
  --new-indicators FILE
                  drafts the indicators that the catalogue does not have, and adds them once the file is finished
  --list          lists the imports
  --undo ID       takes an import back by a release that withdraws its statements
  --lang en|zh    language of what is printed (default: en)
  --file FILE     database file (default: DATABASE_URL or DATABASE_FILE, else data/indicators.sqlite)
  --help          this text`,
  zh: `用法：npm run import -- 文件 [--dry-run] [--source 标识]

将您自己的表述加入数据库：全部导入；任何一行被拒则一行也不导入。
文件可以是工作簿（.xlsx），或以逗号、分号、制表符分隔的文本：本接口导出的长表或宽表，含指标、地区、时间、数值、
单位等列的表，国家统计局的版式，或以时期、地区、指标为列的表。名称或标识、中文或英文均可。有两种读法的内容一律拒绝。
  --dry-run       打印每一列的读法和每一行的处理结果，不写入任何内容
  --source 标识   未注明来源的行的来源；连同--title、--publisher、--published-on（年、月或日）可新增来源
  --language 代码 新来源的语言（默认en）
  --indicator、--area、--period、--unit
                  用于未自行注明的行
  --read "文字=含义"
                  指明表头（"备注=note"、"x=ignore"）或单元格（"国内生产总值=gdp-current-nbs"）的含义，可重复
  --decimal point|comma、--days month|quarter|year、--sheet 名称、--encoding 名称
                  指明数字、作为时期的日期、工作表和文本编码的读法
  --new-indicators 文件
                  为目录中没有的指标生成草稿，填写完整后即可新增
  --list          列出全部导入
  --undo 标识     撤销一次导入：新版本撤回其表述
  --lang en|zh    输出语言（默认en）
  --file 文件     数据库文件（默认DATABASE_URL或DATABASE_FILE，否则data/indicators.sqlite）
  --help          本说明`,
} as const;
