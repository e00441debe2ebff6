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
    case ["compare", var funds, var seconds, .. var sides]:
        Side[] all = [.. sides.Chunk(3).Select(side => new Side(side[0], side[1], Number(side[2])))];
        return await new Load(all[0], all[1..], Number(funds), Number(seconds)).CompareAsync();
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
