using LittleShop.Benchmarks.Running;

namespace LittleShop.Tests.Benchmarks;

public sealed class LatenciesTests
{
    [Theory]
    [InlineData(50, 50)]
    [InlineData(99, 99)]
    [InlineData(99.5, 100)]
    [InlineData(100, 100)]
    [InlineData(0.1, 1)]
    public void A_percentile_is_the_smallest_time_that_so_many_did_not_exceed(double percent, double expected)
    {
        var times = new Latencies();
        times.AddRange(Enumerable.Range(1, 100).Select(i => (double)i).Reverse());

        Assert.Equal(expected, times.Percentile(percent));
    }

    [Fact]
    public void Of_a_few_times_the_99th_percentile_is_the_longest()
    {
        var times = new Latencies();
        times.AddRange([3, 1, 2]);

        Assert.Equal((2, 3), (times.Percentile(50), times.Percentile(99)));
    }

    [Fact]
    public void Nothing_measured_has_no_percentile()
    {
        Assert.Throws<InvalidOperationException>(() => new Latencies().Percentile(50));
    }

    [Fact]
    public void Several_stretches_count_as_one()
    {
        var (first, second) = (new Latencies(), new Latencies());
        first.AddRange([1, 2]);
        second.AddRange([3, 4]);

        Assert.Equal((4, 4), (Latencies.Of([first, second]).Count, Latencies.Of([first, second]).Percentile(100)));
    }
}
