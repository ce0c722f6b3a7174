import { expect, it } from 'vitest';
import { attempt } from '../clients/reader.ts';
import { root } from '../project/files.ts';

const unit = `${root}deploy/china-data-economy@.service`;

it('systemd accepts the unit', () => {
  const { status, stdout, stderr } = attempt('systemd-analyze', ['verify', unit]);
  expect([status, stdout, stderr]).toEqual([0, '', '']);
});

it('systemd finds the unit well protected: 2 of 10 at most, where 10 is exposed', () => {
  const { status, stdout, stderr } = attempt('systemd-analyze', [
    ...['security', '--offline=yes', '--threshold=20', '--no-pager', unit],
  ]);
  expect([status, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/Overall exposure level for .*: [01]\.\d OK/);
});
