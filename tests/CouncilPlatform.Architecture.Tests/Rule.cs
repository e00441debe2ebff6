using System.Reflection;

namespace CouncilPlatform.Architecture.Tests;

/// <summary>A rule of the architecture, with a sample that breaks it: a rule that finds nothing there asserts on nothing.</summary>
/// <param name="On">What the rule is about.</param>
/// <param name="Broken">Each place where an assembly breaks it.</param>
/// <param name="Sample">C# that breaks it once.</param>
internal sealed record Rule(IReadOnlyList<Assembly> On, Func<Assembly, IEnumerable<string>> Broken, string Sample);
