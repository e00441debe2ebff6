using System.Globalization;

namespace Benchmarks;

/// <summary>
/// Documents that ask too much, 20 times each, over 50,000 allocations and 100,000 awards. Each is refused, or answered within a bound of
/// the processor's time; memory does not grow; and in between a plain query stays fast.
/// </summary>
internal static class Hostile
{
    private const int Times = 20;
    private const int Processor = 250;
    private const int Growth = 64 * 1024;
    private const int Plain = 100;

    public static async Task<int> RunAsync(string documents)
    {
        var directory = Directory.CreateTempSubdirectory("council-hostile-").FullName;
        await Generator.FillAsync(directory, funds: 500, allocations: 50_000);
        await Awards.AddAsync(directory, 100_000);
        await using var host = Generator.Host(directory);
        var failed = 0;
        List<double> plain = [];
        foreach (var file in Directory.EnumerateFiles(documents, "*.graphql").Order(StringComparer.Ordinal))
        {
            // The corpus asks for the partnership of the demonstration.
            var query = (await File.ReadAllTextAsync(file)).Replace("lancaster-district", Generator.Partnership, StringComparison.Ordinal);
            await Measured.OfAsync(host, query);
            var before = GC.GetTotalMemory(forceFullCollection: true);
            List<Measured> all = [];
            for (var i = 0; i < Times; i++)
            {
                all.Add(await Measured.OfAsync(host, query));
                plain.Add((await Measured.OfAsync(host, "{ __typename }")).Time.TotalMilliseconds);
            }

            var growth = (GC.GetTotalMemory(forceFullCollection: true) - before) / Times;
            var dearest = all.Max(m => m.Processor.TotalMilliseconds);
            var isOver = dearest > Processor || growth > Growth;
            failed += isOver ? 1 : 0;
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{(isOver ? "FAIL" : "ok"), -4} {dearest, 6:0.0} ms {growth / 1024.0, 7:0.0} KB {all[0].Bytes, 8} bytes  "
                        + $"{Path.GetFileNameWithoutExtension(file)} {all[0].Code}"
                )
            );
        }

        plain.Sort();
        var slowest = plain[plain.Count * 99 / 100];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"a plain query in between: 99% under {slowest:0.0} ms"));
        Directory.Delete(directory, recursive: true);
        return failed == 0 && slowest < Plain ? 0 : 1;
    }
}
