import { describe, expect, it } from 'vitest';
import { seedFolder, served } from '../server.ts';

const made = served();
const real = served({ folder: seedFolder });

const warnings = async (server: typeof made, query: string) =>
  (await server().json(`/v1/observations?${query}`)).meta.warnings.map(({ detail }) => detail);

describe('with lang=zh', () => {
  it('warnings are Chinese, and name no codes', async () => {
    const lanes = 'indicator=output-a&period=2023';
    expect(await warnings(made, `${lanes}&lang=zh`)).toEqual(['实绩、预测并列：预测和目标并非实际结果。']);
    expect(await warnings(made, lanes)).toEqual([expect.stringContaining('Rows of the lanes')]);
    const rivals = 'indicator=digital-economy-size-caict,digital-economy-value-added-nda&lane=outturn';
    expect(await warnings(real, `${rivals}&lang=zh`)).toContain(
      '多项指标以不同口径衡量“数字经济规模”：可以对比，不可拼接。',
    );
  });

  it('what a computed figure contradicts is told in Chinese', async () => {
    const [told = ''] = await warnings(real, 'indicator=digital-economy-size-caict&transform=yoy&lang=zh');
    expect(told).toMatch(/^数字经济规模（中国信通院，广义口径），2016年：.*不符/);
  });

  it('refusals are told in Chinese, as a warning among others and as a problem', async () => {
    const some = 'indicator=data-output-nda,data-output-nda-yoy&area=CN&transform=yoy&lang=zh';
    expect(await warnings(real, some)).toContainEqual(
      expect.stringMatching(/^未计算：数据生产总量同比增速（国家数据局调查）：数值本身已是增速/),
    );
    const answer = await real().get('/v1/observations?indicator=data-output-nda-yoy&transform=yoy&lang=zh');
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({
      code: 'not-computable',
      detail: expect.stringMatching(/^数据生产总量同比增速（国家数据局调查）：数值本身已是增速/),
    });
  });
});
