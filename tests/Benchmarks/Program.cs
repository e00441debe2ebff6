using System.Globalization;
using BenchmarkDotNet.Running;
using Benchmarks;

switch (args)
{
    case ["generate", var directory, var funds, var allocations]:
        await Generator.FillAsync(directory, Number(funds), Number(allocations));
        break;
    case ["handwritten", var directory, var url]:
        await HandWritten.Build(directory, url).RunAsync();
        break;
    case ["compare", var host, var hostProcess, var byHand, var byHandProcess, var funds, var seconds]:
        return await new Load(
            new(host, Number(hostProcess)),
            new(byHand, Number(byHandProcess)),
            Number(funds),
            Number(seconds)
        ).CompareAsync();
    case ["cost", var directory, var funds]:
        await Cost.RunAsync(directory, Number(funds));
        break;
    case ["totals"]:
        return await Totals.RunAsync();
    case ["hostile", var documents]:
        return await Hostile.RunAsync(documents);
    default:
        BenchmarkSwitcher.FromAssembly(typeof(GraphQLPath).Assembly).Run(args);
        break;
}

return 0;

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
