namespace LittleShop.Admin.Blazor.Orders;

/// <summary>The Idempotency-Key of a write: the same write tried again, after a lost answer, keeps its key.</summary>
internal sealed class RepeatKey
{
    private object? _write;
    private string _key = "";

    public string For(object write)
    {
        if (!write.Equals(_write))
        {
            (_write, _key) = (write, Guid.NewGuid().ToString("N"));
        }

        return _key;
    }

    public void Forget() => _write = null;
}
