import type { Program } from '../program.ts';

export default {
  sdk: 'python',
  title: 'Python',
  package: 'scalekit-sdk-python from PyPI',
  needs: [['python3', '-c', 'import sys, venv, ensurepip; assert sys.version_info >= (3, 10)']],
  install: [
    ['python3', '-m', 'venv', '--clear', '{tools}/venv'],
    ['{tools}/venv/bin/pip', 'install', '--quiet', '--disable-pip-version-check', '--requirement', 'requirements.txt'],
  ],
  pinnedBy: ['requirements.txt'],
  start: ['{tools}/venv/bin/python', 'walk.py'],
} satisfies Program;
