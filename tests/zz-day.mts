const { dayBench } = await import('/work/main/tests/bench/zz-day.ts');
console.log(await dayBench());
