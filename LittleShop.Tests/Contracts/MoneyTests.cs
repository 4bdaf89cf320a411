using LittleShop.Contracts;

namespace LittleShop.Tests.Contracts;

public sealed class MoneyTests
{
    [Theory]
    [InlineData(12.5, "GBP", "£12.50")]
    [InlineData(1234.5, "EUR", "€1,234.50")]
    [InlineData(300, "JPY", "¥300")]
    [InlineData(-3, "USD", "-$3.00")]
    [InlineData(4.2, "CHF", "CHF 4.20")]
    [InlineData(1.2341, "KWD", "KWD 1.234")]
    public void Money_shows_its_sign_and_its_decimals(double amount, string currency, string expected) =>
        Assert.Equal(expected, new Money((decimal)amount, currency).ToString());

    [Theory]
    [InlineData(12.5, "GBP", 1250)]
    [InlineData(300, "JPY", 300)]
    [InlineData(1.234, "KWD", 1234)]
    public void Minor_units_go_there_and_back(double amount, string currency, long units)
    {
        var money = new Money((decimal)amount, currency);

        Assert.Equal(units, money.MinorUnits);
        Assert.Equal(money, Money.FromMinorUnits(units, currency));
    }

    [Fact]
    public void Different_currencies_never_add_up() =>
        Assert.Throws<InvalidOperationException>(() => new Money(1, "GBP") + new Money(1, "EUR"));
}
