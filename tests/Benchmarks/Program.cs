using System.Globalization;
using BenchmarkDotNet.Running;
using Benchmarks;

switch (args)
{
    case ["generate", var directory, var funds, var allocations]:
        await Generator.FillAsync(
            directory,
            int.Parse(funds, CultureInfo.InvariantCulture),
            int.Parse(allocations, CultureInfo.InvariantCulture)
        );
        break;
    case ["handwritten", var directory, var url]:
        await HandWritten.Build(directory, url).RunAsync();
        break;
    case ["compare", var host, var handWritten, var funds, var seconds]:
        return await Load.CompareAsync(
            host,
            handWritten,
            int.Parse(funds, CultureInfo.InvariantCulture),
            TimeSpan.FromSeconds(int.Parse(seconds, CultureInfo.InvariantCulture))
        );
    case ["cost", var directory, var funds]:
        await Cost.RunAsync(directory, int.Parse(funds, CultureInfo.InvariantCulture));
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
