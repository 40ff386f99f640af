"""Who owns a matter: nobody (无头事项), one organ by an adjustment, or two at once (重叠)."""
