using CsCheck;
using LittleShop.BotWorker.Telegram;

namespace LittleShop.Tests.Bot.Telegram;

public sealed class WatermarkTests
{
    [Fact]
    public void The_offset_never_passes_an_update_that_is_not_handled()
    {
        Gen.Shuffle(Enumerable.Range(100, 30).ToArray()).Sample(order =>
        {
            var watermark = new Watermark();
            foreach (var id in Enumerable.Range(100, 30))
            {
                Assert.True(watermark.Begin(id, asked: 100));
            }

            var open = Enumerable.Range(100, 30).ToHashSet();
            foreach (var id in order)
            {
                watermark.Done(id);
                open.Remove(id);
                Assert.Equal(open.Count == 0 ? 130 : open.Min(), watermark.Offset);
            }

            Assert.True(watermark.IsEmpty);
        });
    }

    [Fact]
    public void An_update_under_way_is_begun_once()
    {
        var watermark = new Watermark();

        Assert.True(watermark.Begin(7, null));
        Assert.False(watermark.Begin(7, 7));
        watermark.Done(7);
        Assert.False(watermark.Begin(7, asked: 7)); // the request left before the update was done
    }

    [Fact]
    public void Ids_that_start_anew_lower_are_taken()
    {
        var watermark = new Watermark();
        watermark.Begin(9000, null);
        watermark.Done(9000);

        Assert.True(watermark.Begin(12, asked: 9001));
        watermark.Done(12);

        Assert.Equal(13, watermark.Offset);
    }

    [Fact]
    public async Task Whoever_waits_is_told_of_the_next_one_that_is_done()
    {
        var watermark = new Watermark();
        watermark.Begin(1, null);
        var moved = watermark.MovedAsync();

        Assert.False(moved.IsCompleted);
        watermark.Done(1);
        await moved.WaitAsync(TestContext.Current.CancellationToken);
    }
}
