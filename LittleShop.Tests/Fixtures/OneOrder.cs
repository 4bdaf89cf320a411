using System.Globalization;
using LittleShop.Tests.Fixtures;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCaseOrderer(typeof(OneOrder))]
[assembly: TestCollectionOrderer(typeof(OneOrder))]

namespace LittleShop.Tests.Fixtures;

/// <summary>
/// Classes, and a class's tests, run in the order of their names on every machine: the framework's own order depends on
/// the folder. Those that start processes come first, or the last of them would run while nothing is left beside it.
/// LITTLESHOP_TEST_ORDER=7 (or any number) shuffles them, to find a test that holds only after another.
/// </summary>
public sealed class OneOrder : ITestCaseOrderer, ITestCollectionOrderer
{
    private static readonly int? _seed =
        int.TryParse(Environment.GetEnvironmentVariable("LITTLESHOP_TEST_ORDER"), CultureInfo.InvariantCulture, out var seed)
            ? seed
            : null;

    public IReadOnlyCollection<TTestCase> OrderTestCases<TTestCase>(IReadOnlyCollection<TTestCase> testCases)
        where TTestCase : notnull, ITestCase =>
        Shuffled(testCases.OrderBy(one => one.TestCaseDisplayName, StringComparer.Ordinal));

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(
        IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        Shuffled(testCollections
            .OrderByDescending(one => StartsProcesses(one.TestCollectionDisplayName))
            .ThenBy(one => one.TestCollectionDisplayName, StringComparer.Ordinal));

    private static bool StartsProcesses(string name) =>
        name.Contains($".{nameof(Faults)}.", StringComparison.Ordinal)
        || name.Contains($".{nameof(Hosting)}.", StringComparison.Ordinal)
        || name.Contains($".{nameof(EndToEnd)}.", StringComparison.Ordinal);

    private static T[] Shuffled<T>(IEnumerable<T> inOrder)
    {
        T[] all = [.. inOrder];
        if (_seed is { } shuffle)
        {
            new Random(shuffle).Shuffle(all);
        }

        return all;
    }
}
